package org.procession.workers.revenue.payables;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.payables.BillCheck;
import org.procession.domain.revenue.payables.BillKind;
import org.procession.domain.revenue.payables.BillRecord;
import org.procession.domain.revenue.payables.BillStatus;
import org.procession.workers.forms.Shown;

/**
 * A bill as the forms show it, ready to read; nothing is computed from it.
 *
 * @param amount gross, {@code 1,190.00 EUR}; negative for a credit note
 */
record ShownBill(
    String number,
    String vendor,
    String amount,
    String amountInBaseCurrency,
    LocalDate issueDate,
    LocalDate dueDate,
    String category,
    String submittedBy,
    List<Line> lines) {

  /** What a form shows of a line. */
  record Line(String description, String quantity, String unitPrice, String net, String tax) {
    static Line of(DocumentLine line, Currency currency) {
      return new Line(
          line.description(),
          Shown.number(line.quantity()),
          Shown.number(line.unitPrice()),
          Shown.money(new Money(line.net(), currency)),
          line.taxCategory() + " " + Shown.number(line.taxRate()) + " %");
    }
  }

  /** What a form shows of another bill that looks the same. */
  record Duplicate(
      String number, String vendor, String amount, LocalDate issueDate, BillStatus status) {
    static Duplicate of(BillRecord bill) {
      return new Duplicate(
          bill.number(),
          bill.vendorName(),
          Shown.money(gross(bill)),
          bill.issueDate(),
          bill.status());
    }
  }

  static ShownBill of(BillCheck check) {
    var bill = check.bill();
    var currency = Currency.getInstance(bill.currency());
    return new ShownBill(
        bill.number(),
        bill.vendorName(),
        Shown.money(gross(bill)),
        Shown.money(check.inBaseCurrency()),
        bill.issueDate(),
        bill.dueDate(),
        Shown.name(bill.category()),
        check.submitterName(),
        bill.lines().stream().map(line -> Line.of(line, currency)).toList());
  }

  private static Money gross(BillRecord bill) {
    var gross = new Money(bill.totals().gross(), Currency.getInstance(bill.currency()));
    return bill.kind() == BillKind.CREDIT_NOTE ? gross.negated() : gross;
  }
}
