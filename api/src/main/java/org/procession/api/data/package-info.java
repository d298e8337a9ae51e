/** Tables that come in and go out as CSV. */
@NullMarked
package org.procession.api.data;

import org.jspecify.annotations.NullMarked;
