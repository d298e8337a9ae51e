/**
 * Accounts receivable: invoices to clients, what is charged on top, and the payments that settle
 * them.
 */
@NullMarked
package org.procession.domain.revenue.receivables;

import org.jspecify.annotations.NullMarked;
