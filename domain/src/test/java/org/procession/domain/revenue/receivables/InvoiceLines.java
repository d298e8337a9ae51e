package org.procession.domain.revenue.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.procession.domain.crm.ClientId;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.TaxCategory;

/** Invoices for tests. */
public final class InvoiceLines {

  /** When they are issued unless said otherwise. */
  public static final LocalDate ISSUED = LocalDate.of(2026, 11, 2);

  private InvoiceLines() {}

  public static DocumentLine line(String net, TaxCategory category, String rate) {
    return new DocumentLine(
        "Books",
        BigDecimal.ONE,
        new BigDecimal(net),
        new BigDecimal(net),
        category,
        new BigDecimal(rate));
  }

  /** An invoice of one line to which 19 percent tax are added. */
  public static NewInvoice invoice(ClientId client, String net) {
    var money = Money.of(net);
    return new NewInvoice(
        client,
        null,
        ISSUED,
        null,
        money.currency(),
        List.of(line(money.amount().toPlainString(), TaxCategory.S, "19")));
  }

  /** An invoice in euros of some lines. */
  public static NewInvoice invoice(ClientId client, DocumentLine... lines) {
    return new NewInvoice(client, null, ISSUED, null, Currencies.of("EUR"), List.of(lines));
  }

  /** An invoice over 119.00 EUR that is due on a day. */
  public static NewInvoice dueOn(ClientId client, LocalDate due) {
    return new NewInvoice(
        client,
        null,
        due.minusDays(14),
        due,
        Currencies.of("EUR"),
        List.of(line("100.00", TaxCategory.S, "19")));
  }
}
