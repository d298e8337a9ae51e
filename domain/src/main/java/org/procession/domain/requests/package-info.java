/** Requests that came with a key, so that each is done once, however often it is sent. */
@NullMarked
package org.procession.domain.requests;

import org.jspecify.annotations.NullMarked;
