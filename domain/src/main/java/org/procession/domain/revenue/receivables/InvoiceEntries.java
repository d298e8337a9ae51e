package org.procession.domain.revenue.receivables;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.procession.domain.money.ExchangeRates.Rate;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.StandardChart;
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.ledger.AccountCode;
import org.procession.domain.revenue.ledger.NewEntry;

/** How invoices, charges on top of them and their payments stand in the books. */
final class InvoiceEntries {

  private InvoiceEntries() {}

  /**
   * An invoice about to be issued: its net amounts as revenue, its tax as output tax, and both owed
   * by the client.
   *
   * @param lines of the entry, which lacks no more than the number
   * @param owed what the client owes as the books have it: the sum of the rounded parts, so that
   *     rounding never unbalances the entry
   */
  record Issue(NewEntry.Builder lines, Money owed) {
    NewEntry of(InvoiceNumber number, InvoiceId id) {
      return lines.of("Invoice " + number.text(), id.subject().toString());
    }
  }

  /**
   * @throws InvoiceInvalid when it is worth nothing in the base currency
   */
  static Issue issue(Invoice invoice, Rate rate) {
    Map<TaxCategory, Money> nets = new EnumMap<>(TaxCategory.class);
    for (var line : invoice.lines()) {
      nets.merge(line.taxCategory(), new Money(line.net(), invoice.currency()), Money::plus);
    }
    var entry = NewEntry.on(invoice.issueDate());
    var tax = invoice.gross();
    var owed = Money.zero(rate.base());
    for (var net : nets.entrySet()) {
      var base = rate.toBase(net.getValue());
      entry.credit(revenueAccount(net.getKey()), base, net.getValue());
      tax = tax.minus(net.getValue());
      owed = owed.plus(base);
    }
    var baseTax = rate.toBase(tax);
    entry.credit(StandardChart.OUTPUT_TAX, baseTax, tax);
    owed = owed.plus(baseTax);
    if (owed.amount().signum() <= 0) {
      throw new InvoiceInvalid(
          "lines",
          "In %s, as the books have it, the lines come to nothing.".formatted(rate.base()));
    }
    entry.debit(StandardChart.ACCOUNTS_RECEIVABLE, owed, invoice.gross());
    return new Issue(entry, owed);
  }

  private static AccountCode revenueAccount(TaxCategory category) {
    return switch (category) {
      case S, L, M -> StandardChart.SALES;
      case Z -> StandardChart.SALES_ZERO_RATED;
      case E, O -> StandardChart.SALES_EXEMPT;
      case AE -> StandardChart.SALES_REVERSE_CHARGE;
      case K -> StandardChart.SALES_INTRA_COMMUNITY;
      case G -> StandardChart.SALES_EXPORT;
    };
  }

  static NewEntry charge(Invoice invoice, ChargeRecord charge, Money base) {
    var income =
        switch (charge.kind()) {
          case FEE -> StandardChart.DUNNING_FEES;
          case INTEREST -> StandardChart.INTEREST_INCOME;
        };
    return NewEntry.on(charge.chargedOn())
        .debit(StandardChart.ACCOUNTS_RECEIVABLE, base, charge.amount())
        .credit(income, base, charge.amount())
        .of(
            "%s on invoice %s".formatted(charge.kind().title(), invoice.number()),
            "invoiceCharge:" + charge.id());
  }

  /**
   * What was owed becomes a loss, with the tax on it: whether and when that can be claimed back
   * from the tax office (Directive 2006/112/EC, Article 90) differs by country and is for the
   * accountant to say.
   *
   * @param open what was owed
   * @param claim the same as the books have it
   */
  static NewEntry writeOff(Invoice invoice, Money open, Money claim, LocalDate on) {
    return NewEntry.on(on)
        .debit(StandardChart.BAD_DEBTS, claim, open)
        .credit(StandardChart.ACCOUNTS_RECEIVABLE, claim, open)
        .of("Write-off of invoice " + invoice.number(), "invoiceWriteOff:" + invoice.id());
  }

  /**
   * A payment settles its share of what is owed. What it is worth more or less on the day it came
   * than on the day of the invoice is gained or lost.
   *
   * @param received what it is worth in the base currency on the day
   * @param settled what it takes off what is owed, as the books have it
   */
  static NewEntry payment(Invoice invoice, PaymentRecord payment, Money received, Money settled) {
    var none = Money.zero(payment.amount().currency());
    var gain = received.minus(settled);
    var account =
        gain.amount().signum() > 0 ? StandardChart.EXCHANGE_GAINS : StandardChart.EXCHANGE_LOSSES;
    return NewEntry.on(payment.receivedOn())
        .debit(StandardChart.BANK, received, payment.amount())
        .credit(StandardChart.ACCOUNTS_RECEIVABLE, settled, payment.amount())
        .credit(account, gain, none)
        .of("Payment of invoice " + invoice.number(), "payment:" + payment.id());
  }

  /**
   * A payment of what had become a loss, tax and all, makes the loss smaller.
   *
   * @param received what it is worth in the base currency on the day
   */
  static NewEntry recovery(Invoice invoice, PaymentRecord payment, Money received) {
    return NewEntry.on(payment.receivedOn())
        .debit(StandardChart.BANK, received, payment.amount())
        .credit(StandardChart.BAD_DEBTS, received, payment.amount())
        .of("Payment of written-off invoice " + invoice.number(), "payment:" + payment.id());
  }
}
