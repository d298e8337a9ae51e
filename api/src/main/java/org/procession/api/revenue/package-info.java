/** Vendors, bills and the ledger over HTTP. */
@NullMarked
package org.procession.api.revenue;

import org.jspecify.annotations.NullMarked;
