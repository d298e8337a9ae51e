package org.procession.domain.revenue.receivables;

import java.time.Clock;
import org.procession.domain.Ids;
import org.procession.domain.events.EventLog;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.revenue.ledger.Ledger;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Charges fees and interest on top of invoices. */
@Service
public class ChargingInvoices {

  private final Invoices invoices;
  private final Charges charges;
  private final Ledger ledger;
  private final ExchangeRates rates;
  private final EventLog events;
  private final Clock clock;

  ChargingInvoices(
      Invoices invoices,
      Charges charges,
      Ledger ledger,
      ExchangeRates rates,
      EventLog events,
      Clock clock) {
    this.invoices = invoices;
    this.charges = charges;
    this.ledger = ledger;
    this.rates = rates;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Charges something and posts it. Idempotent by invoice, kind and key: a second charge changes
   * nothing, whatever its amount, and is answered with the first.
   *
   * @throws InvoiceNotFound when the tenant has no such invoice
   * @throws InvoiceNotInStatus when the invoice is a draft or paid
   * @throws NewCharge.ChargeInvalid when it is in another currency than the invoice
   * @throws org.procession.domain.revenue.ledger.PeriodClosed when the books are closed on the day
   */
  @Transactional
  public ChargeRecord charge(NewCharge charge) {
    var invoice = invoices.requireLocked(charge.invoiceId());
    return charges
        .find(charge.invoiceId(), charge.kind(), charge.key())
        .orElseGet(() -> add(invoice, charge));
  }

  private ChargeRecord add(Invoice invoice, NewCharge charge) {
    if (!charge.amount().currency().equals(invoice.currency())) {
      throw new NewCharge.ChargeInvalid(
          "currency", "The invoice is in %s.".formatted(invoice.currency()));
    }
    var base = rates.on(charge.chargedOn(), invoice.currency()).toBase(charge.amount());
    invoice.charge(charge.amount(), base);
    var added =
        new ChargeRecord(
            Ids.next(),
            charge.invoiceId(),
            charge.kind(),
            charge.key(),
            charge.amount(),
            charge.chargedOn(),
            charge.description(),
            clock.instant());
    charges.add(added);
    ledger.post(InvoiceEntries.charge(invoice, added, base));
    events.record(
        new InvoiceCharged(
            invoice.id(),
            invoice.clientId(),
            invoice.contactId(),
            invoice.number(),
            added.kind(),
            added.description(),
            added.amount(),
            invoice.open()));
    return added;
  }
}
