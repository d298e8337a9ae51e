package org.procession.domain.revenue.receivables;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.events.EventLog;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.revenue.ledger.Ledger;
import org.procession.domain.tenancy.Calendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues invoices: gives them the next number, posts them to the ledger, and makes them owed, all
 * in one transaction, so that what fails leaves no gap.
 */
@Service
public class IssuingInvoices {

  private final Invoices invoices;
  private final InvoiceNumbers numbers;
  private final FindingClients clients;
  private final Ledger ledger;
  private final ExchangeRates rates;
  private final EventLog events;
  private final Calendar calendar;
  private final Clock clock;

  IssuingInvoices(
      Invoices invoices,
      InvoiceNumbers numbers,
      FindingClients clients,
      Ledger ledger,
      ExchangeRates rates,
      EventLog events,
      Calendar calendar,
      Clock clock) {
    this.invoices = invoices;
    this.numbers = numbers;
    this.clients = clients;
    this.ledger = ledger;
    this.rates = rates;
    this.events = events;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Issues a draft. Not idempotent: a second call finds it issued and is refused.
   *
   * @throws InvoiceNotFound when the tenant has no such invoice
   * @throws InvoiceNotInStatus unless it is a draft
   * @throws org.procession.domain.revenue.ledger.PeriodClosed when the books are closed on the
   *     issue date
   */
  @Transactional
  public InvoiceRecord issue(InvoiceId id) {
    var invoice = invoices.requireLocked(id);
    return issue(invoice, clients.find(invoice.clientId()).name(), List.of());
  }

  /**
   * Issues a draft, which need not be stored yet.
   *
   * @param before what happened to it in this transaction, not recorded yet
   */
  InvoiceRecord issue(Invoice invoice, String clientName, List<InvoiceEvent> before) {
    invoice.requireStatus("issued", InvoiceStatus.DRAFT);
    var today = calendar.today();
    var issue = InvoiceEntries.issue(invoice, rates.on(invoice.issueDate(), invoice.currency()));
    // From here on the others wait: as few statements as possible.
    var number = numbers.next(Integer.toString(invoice.issueDate().getYear()));
    invoice.issue(number, issue.owed(), clock.instant());
    invoices.save(invoice);
    invoices.flush();
    ledger.post(issue.of(number, invoice.id()));
    List<InvoiceEvent> happened = new ArrayList<>(before);
    happened.add(issued(invoice, clientName));
    events.recordAll(happened);
    return invoice.record(clientName, List.of(), List.of(), today);
  }

  private static InvoiceIssued issued(Invoice invoice, String clientName) {
    return new InvoiceIssued(
        invoice.id(),
        invoice.clientId(),
        invoice.contactId(),
        clientName,
        invoice.number(),
        invoice.gross(),
        invoice.issueDate(),
        invoice.dueDate());
  }
}
