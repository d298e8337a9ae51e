package org.procession.domain.revenue.receivables;

import java.time.Clock;
import java.util.List;
import org.procession.domain.crm.ClientRecord;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.events.EventLog;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.tenancy.Calendar;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters invoices, as drafts or to be issued at once. */
@Service
public class CreatingInvoices {

  private final Invoices invoices;
  private final FindingClients clients;
  private final IssuingInvoices issuing;
  private final ExchangeRates rates;
  private final EventLog events;
  private final Calendar calendar;
  private final Clock clock;

  CreatingInvoices(
      Invoices invoices,
      FindingClients clients,
      IssuingInvoices issuing,
      ExchangeRates rates,
      EventLog events,
      Calendar calendar,
      Clock clock) {
    this.invoices = invoices;
    this.clients = clients;
    this.issuing = issuing;
    this.rates = rates;
    this.events = events;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Enters a draft. Not idempotent: two calls make two invoices.
   *
   * @throws org.procession.domain.crm.ClientNotFound when the tenant has no such client
   * @throws org.procession.domain.crm.ContactNotFound when the client has no such contact
   * @throws InvoiceInvalid when the dates are absurd or the lines come to nothing or less
   * @throws ExchangeRates.ExchangeRateMissing when it could not be converted to the base currency
   */
  @Transactional
  public InvoiceRecord create(NewInvoice invoice) {
    var client = clients.find(invoice.clientId());
    var draft = draft(invoice, client);
    invoices.save(draft);
    invoices.flush();
    events.record(created(draft, client));
    return draft.record(client.name(), List.of(), List.of(), calendar.today());
  }

  /**
   * Enters an invoice and issues it in the same transaction: both happen or neither. Not
   * idempotent: two calls make two invoices.
   *
   * @throws org.procession.domain.revenue.ledger.PeriodClosed when the books are closed on the
   *     issue date
   * @see #create
   */
  @Transactional
  public InvoiceRecord createAndIssue(NewInvoice invoice) {
    var client = clients.find(invoice.clientId());
    var draft = draft(invoice, client);
    return issuing.issue(draft, client.name(), List.of(created(draft, client)));
  }

  private Invoice draft(NewInvoice invoice, ClientRecord client) {
    if (invoice.contactId() != null) {
      clients.contact(client.id(), invoice.contactId());
    }
    var issueDate = invoice.issueDate() == null ? calendar.today() : invoice.issueDate();
    var dueDate =
        invoice.dueDate() == null
            ? issueDate.plusDays(client.paymentTermsDays())
            : invoice.dueDate();
    var draft =
        new Invoice(
            InvoiceId.next(),
            invoice,
            issueDate,
            dueDate,
            clock.instant(),
            Scope.current().actor().reference());
    // What could not be issued is not taken.
    InvoiceEntries.issue(draft, rates.on(issueDate, draft.currency()));
    return draft;
  }

  private static InvoiceCreated created(Invoice draft, ClientRecord client) {
    return new InvoiceCreated(
        draft.id(), draft.clientId(), draft.contactId(), client.name(), draft.gross());
  }
}
