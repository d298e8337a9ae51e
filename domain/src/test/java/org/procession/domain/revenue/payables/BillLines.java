package org.procession.domain.revenue.payables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.procession.domain.money.Currencies;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.Totals;

/** Bills and lines for tests. */
public final class BillLines {

  private BillLines() {}

  public static DocumentLine line(String net, TaxCategory category, String rate) {
    return new DocumentLine(
        "Paper",
        BigDecimal.ONE,
        new BigDecimal(net),
        new BigDecimal(net),
        category,
        new BigDecimal(rate));
  }

  /** A bill of one line at 19 percent whose totals add up. */
  public static NewBill bill(VendorId vendor, String number, String net, String currency) {
    var lines = List.of(line(net, TaxCategory.S, "19"));
    return new NewBill(
        vendor,
        BillKind.INVOICE,
        number,
        LocalDate.of(2026, 11, 2),
        null,
        Currencies.of(currency),
        BillCategory.SERVICES,
        lines,
        Totals.of(lines, Currencies.of(currency)));
  }
}
