package org.procession.domain.revenue.payables;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;
import org.procession.domain.crm.ClientId;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.Totals;

/**
 * A bill to be created.
 *
 * @param number the vendor's own number of the document
 * @param dueDate when payment is due; null means 30 days after the issue date
 * @param totals as the document states them; they must equal what the lines come to
 * @param clientId the client for whom the cost was incurred, null for none
 */
public record NewBill(
    VendorId vendorId,
    BillKind kind,
    String number,
    LocalDate issueDate,
    @Nullable LocalDate dueDate,
    Currency currency,
    BillCategory category,
    List<DocumentLine> lines,
    Totals totals,
    @Nullable ClientId clientId) {

  static final int MAX_LINES = 2000;

  public NewBill {
    number = requireNumber(number);
    requireDates(issueDate, dueDate);
    lines = requireLines(lines);
  }

  /** A bill for no client in particular. */
  public NewBill(
      VendorId vendorId,
      BillKind kind,
      String number,
      LocalDate issueDate,
      @Nullable LocalDate dueDate,
      Currency currency,
      BillCategory category,
      List<DocumentLine> lines,
      Totals totals) {
    this(vendorId, kind, number, issueDate, dueDate, currency, category, lines, totals, null);
  }

  /**
   * What the lines come to.
   *
   * @throws Totals.TotalsDoNotAddUp when the stated totals are anything else
   */
  Totals confirmedTotals() {
    var computed = Totals.of(lines, currency);
    computed.requireEqualTo(totals);
    return computed;
  }

  /**
   * What the lines come to, with the tax as stated: electronic invoices may round it otherwise, and
   * what they demand is what is owed.
   *
   * @throws Totals.TotalsDoNotAddUp when the stated net or gross amount is anything else
   */
  Totals totalsWithStatedTax() {
    var net = Totals.of(lines, currency).net();
    var tax = new Money(totals.tax(), currency).amount();
    var computed = new Totals(net, tax, net.add(tax));
    computed.requireEqualTo(totals);
    return computed;
  }

  static String requireNumber(String number) {
    var stripped = number.strip();
    if (stripped.isEmpty()
        || stripped.length() > 100
        || stripped.chars().anyMatch(Character::isISOControl)) {
      throw new BillInvalid("number", "A bill's number has 1 to 100 characters on one line.");
    }
    return stripped;
  }

  static void requireDates(LocalDate issueDate, @Nullable LocalDate dueDate) {
    if (issueDate.getYear() < 1970 || issueDate.getYear() > 2999) {
      throw new BillInvalid("issueDate", "A bill's issue date lies between 1970 and 2999.");
    }
    if (dueDate != null && (dueDate.isBefore(issueDate) || dueDate.getYear() > 2999)) {
      throw new BillInvalid("dueDate", "A bill is not due before it is issued.");
    }
  }

  static List<DocumentLine> requireLines(List<DocumentLine> lines) {
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new BillInvalid("lines", "A bill has 1 to %d lines.".formatted(MAX_LINES));
    }
    return List.copyOf(lines);
  }

  /** A field of the bill is wrong. */
  public static final class BillInvalid extends Problem {

    /** The code of the BPMN error. */
    public static final String CODE = "BILL_INVALID";

    BillInvalid(String field, String detail) {
      super(Kind.INVALID, CODE, detail, field);
    }
  }
}
