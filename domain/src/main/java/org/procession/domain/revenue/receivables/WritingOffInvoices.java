package org.procession.domain.revenue.receivables;

import org.procession.domain.events.EventLog;
import org.procession.domain.revenue.ledger.Ledger;
import org.procession.domain.tenancy.Calendar;
import org.procession.domain.tenancy.FindingTenants;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives up invoices that nobody will pay. */
@Service
public class WritingOffInvoices {

  private final Invoices invoices;
  private final Ledger ledger;
  private final EventLog events;
  private final FindingTenants tenants;
  private final Calendar calendar;

  WritingOffInvoices(
      Invoices invoices,
      Ledger ledger,
      EventLog events,
      FindingTenants tenants,
      Calendar calendar) {
    this.invoices = invoices;
    this.ledger = ledger;
    this.events = events;
    this.tenants = tenants;
    this.calendar = calendar;
  }

  /**
   * Posts what is still owed as a loss, today. Idempotent by invoice: a second call finds it
   * written off and changes nothing.
   *
   * @throws InvoiceNotFound when the tenant has no such invoice
   * @throws InvoiceNotInStatus when it is a draft or paid
   * @throws org.procession.domain.revenue.ledger.PeriodClosed when the books are closed today
   */
  @Transactional
  public void writeOff(InvoiceId id) {
    var invoice = invoices.requireLocked(id);
    if (invoice.isWrittenOff()) {
      return;
    }
    var open = invoice.open();
    var claim = invoice.writeOff(tenants.current().baseCurrency());
    ledger.post(InvoiceEntries.writeOff(invoice, open, claim, calendar.today()));
    events.record(
        new InvoiceWrittenOff(id, invoice.clientId(), invoice.contactId(), invoice.number(), open));
  }
}
