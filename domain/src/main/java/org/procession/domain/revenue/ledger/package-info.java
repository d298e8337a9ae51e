/** The general ledger: accounts, periods and balanced, immutable entries. */
@NullMarked
package org.procession.domain.revenue.ledger;

import org.jspecify.annotations.NullMarked;
