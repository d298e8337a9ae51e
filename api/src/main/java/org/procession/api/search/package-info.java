/** Searches over HTTP. */
@NullMarked
package org.procession.api.search;

import org.jspecify.annotations.NullMarked;
