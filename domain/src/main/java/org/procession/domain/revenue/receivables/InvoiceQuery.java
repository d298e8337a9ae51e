package org.procession.domain.revenue.receivables;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;

/**
 * Which invoices are looked for; all conditions must hold.
 *
 * @param status null for any
 * @param client null for any
 * @param overdue whether only those that are overdue
 */
public record InvoiceQuery(
    @Nullable InvoiceStatus status, @Nullable ClientId client, boolean overdue) {

  public static final InvoiceQuery ALL = new InvoiceQuery(null, null, false);
}
