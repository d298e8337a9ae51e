package org.procession.domain.revenue.dunning;

import org.procession.domain.revenue.receivables.FindingInvoices;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.tenancy.Calendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds how far the dunning of invoices has come. */
@Service
public class FindingDunning {

  private final FindingInvoices invoices;
  private final Dunnings dunnings;
  private final Calendar calendar;

  FindingDunning(FindingInvoices invoices, Dunnings dunnings, Calendar calendar) {
    this.invoices = invoices;
    this.dunnings = dunnings;
    this.calendar = calendar;
  }

  /**
   * @throws org.procession.domain.revenue.receivables.InvoiceNotFound when the tenant has no such
   *     invoice
   */
  @Transactional(readOnly = true)
  public DunningRecord find(InvoiceId id) {
    var invoice = invoices.find(id);
    return dunnings.findById(id).orElseGet(() -> new Dunning(id)).record(invoice, calendar.today());
  }
}
