package org.procession.domain.revenue.payables;

import java.time.LocalDate;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.revenue.StandardChart;
import org.procession.domain.revenue.ledger.AccountCode;
import org.procession.domain.revenue.ledger.NewEntry;

/**
 * How a bill stands in the books: its net amount as expense, its tax as input tax, and both owed to
 * the vendor. A credit note is the same the other way round.
 */
final class BillEntry {

  private BillEntry() {}

  static NewEntry of(Bill bill, LocalDate postingDate, ExchangeRates.Rate rate) {
    var sign = bill.kind() == BillKind.CREDIT_NOTE;
    var net = sign ? bill.net().negated() : bill.net();
    var tax = sign ? bill.tax().negated() : bill.tax();
    var baseNet = rate.toBase(net);
    var baseTax = rate.toBase(tax);
    // What is owed is the sum of the rounded parts, so that rounding never unbalances the entry.
    return NewEntry.on(postingDate)
        .debit(expenseAccount(bill.category()), baseNet, net)
        .debit(StandardChart.INPUT_TAX, baseTax, tax)
        .credit(StandardChart.ACCOUNTS_PAYABLE, baseNet.plus(baseTax), net.plus(tax))
        .of("Bill " + bill.number(), bill.id().subject().toString());
  }

  private static AccountCode expenseAccount(BillCategory category) {
    return switch (category) {
      case GOODS -> StandardChart.GOODS;
      case SERVICES -> StandardChart.SERVICES;
      case TRAVEL -> StandardChart.TRAVEL;
      case CAPITAL -> StandardChart.FIXED_ASSETS;
      case OTHER -> StandardChart.OTHER_EXPENSES;
    };
  }
}
