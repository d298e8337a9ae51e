/** Reads electronic invoices of EN 16931 and proves that their totals add up. */
@NullMarked
package org.procession.domain.revenue.einvoice;

import org.jspecify.annotations.NullMarked;
