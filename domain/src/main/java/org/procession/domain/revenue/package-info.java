/**
 * What bills and invoices have in common: lines, tax, totals, and the accounts they are posted to.
 */
@NullMarked
package org.procession.domain.revenue;

import org.jspecify.annotations.NullMarked;
