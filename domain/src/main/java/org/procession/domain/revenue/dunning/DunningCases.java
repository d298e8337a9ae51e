package org.procession.domain.revenue.dunning;

import org.procession.domain.revenue.receivables.FindingInvoices;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.tenancy.Calendar;
import org.springframework.stereotype.Component;

/** Holds invoices for dunning, in the transaction of the caller. */
@Component
class DunningCases {

  private final FindingInvoices invoices;
  private final Dunnings dunnings;
  private final Calendar calendar;

  DunningCases(FindingInvoices invoices, Dunnings dunnings, Calendar calendar) {
    this.invoices = invoices;
    this.dunnings = dunnings;
    this.calendar = calendar;
  }

  /**
   * @throws org.procession.domain.revenue.receivables.InvoiceNotFound when the tenant has no such
   *     invoice
   */
  DunningCase hold(InvoiceId id) {
    var invoice = invoices.hold(id);
    var dunning = dunnings.findById(id).orElseGet(() -> dunnings.save(new Dunning(id)));
    return new DunningCase(invoice, dunning, calendar.today());
  }
}
