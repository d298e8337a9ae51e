package org.procession.api.revenue;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Currency;
import org.procession.api.json.Decimal;
import org.procession.domain.revenue.Totals;

/** What the lines of a bill come to, as clients send and see it. */
@Schema(
    name = "Totals",
    description = "What the lines come to; tax is rounded half-up per tax rate.")
record TotalsJson(
    @NotNull @Schema(example = "1000.00") Decimal net,
    @NotNull @Schema(example = "190.00") Decimal tax,
    @NotNull @Schema(example = "1190.00") Decimal gross) {

  static TotalsJson of(Totals totals, Currency currency) {
    return new TotalsJson(
        Decimal.amount(totals.net(), currency),
        Decimal.amount(totals.tax(), currency),
        Decimal.amount(totals.gross(), currency));
  }

  Totals toTotals() {
    return new Totals(net.value(), tax.value(), gross.value());
  }
}
