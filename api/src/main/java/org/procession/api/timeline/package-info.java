/** Timelines over HTTP. */
@NullMarked
package org.procession.api.timeline;

import org.jspecify.annotations.NullMarked;
