/** Messages that leave the house, each planned once and accounted for. */
@NullMarked
package org.procession.domain.communications;

import org.jspecify.annotations.NullMarked;
