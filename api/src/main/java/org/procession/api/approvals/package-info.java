/** Four-eyes rules over HTTP. */
@NullMarked
package org.procession.api.approvals;

import org.jspecify.annotations.NullMarked;
