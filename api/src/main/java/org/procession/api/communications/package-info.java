/** What left the house, over HTTP. */
@NullMarked
package org.procession.api.communications;

import org.jspecify.annotations.NullMarked;
