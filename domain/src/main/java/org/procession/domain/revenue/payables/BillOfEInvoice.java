package org.procession.domain.revenue.payables;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.Totals;
import org.procession.domain.revenue.einvoice.EInvoice;

/**
 * How an electronic invoice becomes a bill. Allowances and charges on the whole document become
 * lines of their own, so that net and tax of the bill are the sums of its lines. Net amounts are
 * exact; quantities and prices, which the document may state with more digits than a line stores,
 * are rounded.
 */
final class BillOfEInvoice {

  private static final int LINE_DECIMALS = 6;
  private static final int MAX_DESCRIPTION = 1000;

  private BillOfEInvoice() {}

  static NewBill of(EInvoice invoice, VendorId vendor, BillCategory category) {
    var lines =
        Stream.of(
                invoice.lines().stream().map(BillOfEInvoice::line),
                invoice.allowances().stream()
                    .map(a -> adjustment(a, "Allowance", a.amount().negate())),
                invoice.charges().stream().map(c -> adjustment(c, "Charge", c.amount())))
            .flatMap(part -> part)
            .toList();
    var totals = invoice.totals();
    return new NewBill(
        vendor,
        BillKind.valueOf(invoice.kind().name()),
        invoice.number(),
        invoice.issueDate(),
        dueDate(invoice),
        invoice.currency(),
        category,
        lines,
        new Totals(totals.net(), totals.tax(), totals.gross()));
  }

  /** What was due before it was demanded is due at once. */
  private static @Nullable LocalDate dueDate(EInvoice invoice) {
    var due = invoice.dueDate();
    return due == null || due.isAfter(invoice.issueDate()) ? due : invoice.issueDate();
  }

  private static DocumentLine line(EInvoice.Line line) {
    var price =
        line.priceQuantity().signum() == 0
            ? line.unitPrice()
            : line.unitPrice().divide(line.priceQuantity(), LINE_DECIMALS, RoundingMode.HALF_UP);
    return new DocumentLine(
        shortened(line.description()),
        rounded(line.quantity()),
        rounded(price),
        line.net(),
        TaxCategory.valueOf(line.taxCategory().name()),
        line.taxRate());
  }

  private static DocumentLine adjustment(
      EInvoice.Adjustment adjustment, String kind, BigDecimal net) {
    var reason = adjustment.reason();
    return new DocumentLine(
        shortened(reason == null ? kind : kind + ": " + reason),
        BigDecimal.ONE,
        net,
        net,
        TaxCategory.valueOf(adjustment.taxCategory().name()),
        adjustment.taxRate());
  }

  private static BigDecimal rounded(BigDecimal number) {
    return number.setScale(Math.min(number.scale(), LINE_DECIMALS), RoundingMode.HALF_UP);
  }

  private static String shortened(String text) {
    return text.length() <= MAX_DESCRIPTION ? text : text.substring(0, MAX_DESCRIPTION - 3) + "...";
  }
}
