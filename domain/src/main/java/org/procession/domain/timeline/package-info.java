/** What happened to a record and to all that concerns it, found by its words. */
@NullMarked
package org.procession.domain.timeline;

import org.jspecify.annotations.NullMarked;
