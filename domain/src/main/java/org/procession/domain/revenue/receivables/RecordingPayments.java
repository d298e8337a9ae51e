package org.procession.domain.revenue.receivables;

import java.time.Clock;
import org.procession.domain.Ids;
import org.procession.domain.events.EventLog;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.revenue.ledger.Ledger;
import org.procession.domain.tenancy.Calendar;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records payments of invoices. */
@Service
public class RecordingPayments {

  private final Invoices invoices;
  private final Payments payments;
  private final Ledger ledger;
  private final ExchangeRates rates;
  private final EventLog events;
  private final Calendar calendar;
  private final Clock clock;

  RecordingPayments(
      Invoices invoices,
      Payments payments,
      Ledger ledger,
      ExchangeRates rates,
      EventLog events,
      Calendar calendar,
      Clock clock) {
    this.invoices = invoices;
    this.payments = payments;
    this.ledger = ledger;
    this.rates = rates;
    this.events = events;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Records a payment, allocates it to its invoice and posts it. What comes for an invoice that was
   * written off makes the loss smaller, and in full the invoice paid after all. Idempotent by the
   * payment's key: the same payment again is answered with what is recorded, and changes nothing.
   * Simultaneous payments of an invoice wait for one another, so that it is never overpaid.
   *
   * @throws InvoiceNotFound when the tenant has no such invoice
   * @throws PaymentKeyReused when the key is that of another payment
   * @throws PaymentCurrencyDiffers when the invoice is in another currency
   * @throws NewPayment.PaymentInvalid when it is not received yet
   * @throws InvoiceNotInStatus when the invoice is a draft
   * @throws PaymentExceedsOpenAmount when less is owed
   * @throws org.procession.domain.revenue.ledger.PeriodClosed when the books are closed on the day
   *     it was received
   */
  @Transactional
  public PaymentRecord record(NewPayment payment) {
    var invoice = invoices.requireLocked(payment.invoiceId());
    var known = payments.find(payment.key());
    if (known.isPresent()) {
      return requireSame(known.get(), payment);
    }
    if (!payment.amount().currency().equals(invoice.currency())) {
      throw new PaymentCurrencyDiffers(payment.amount().currency(), invoice.currency());
    }
    payment.requireReceivedBy(calendar.today());
    var rate = rates.on(payment.receivedOn(), invoice.currency());
    var isRecovered = invoice.isWrittenOff();
    var settled = invoice.pay(payment.amount(), rate.base());
    var recorded =
        new PaymentRecord(
            Ids.next(),
            invoice.id(),
            payment.key(),
            payment.amount(),
            payment.receivedOn(),
            clock.instant(),
            Scope.current().actor().reference());
    if (!payments.add(recorded, invoice.clientId())) {
      // Added by another transaction since it was looked for, so for another invoice.
      throw new PaymentKeyReused(payments.find(payment.key()).orElseThrow());
    }
    var received = rate.toBase(payment.amount());
    ledger.post(
        isRecovered
            ? InvoiceEntries.recovery(invoice, recorded, received)
            : InvoiceEntries.payment(invoice, recorded, received, settled));
    tell(invoice, recorded);
    return recorded;
  }

  private static PaymentRecord requireSame(PaymentRecord known, NewPayment payment) {
    if (!known.isOf(payment)) {
      throw new PaymentKeyReused(known);
    }
    return known;
  }

  private void tell(Invoice invoice, PaymentRecord payment) {
    events.record(
        new PaymentRecorded(
            invoice.id(),
            invoice.clientId(),
            invoice.contactId(),
            invoice.number(),
            payment.id(),
            payment.amount(),
            payment.receivedOn()));
    if (invoice.isPaid()) {
      events.record(
          new InvoicePaid(invoice.id(), invoice.clientId(), invoice.contactId(), invoice.number()));
    } else if (!invoice.isWrittenOff()) {
      events.record(
          new InvoicePartlyPaid(
              invoice.id(),
              invoice.clientId(),
              invoice.contactId(),
              invoice.number(),
              invoice.open()));
    }
  }
}
