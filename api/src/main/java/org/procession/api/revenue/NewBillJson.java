package org.procession.api.revenue;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.Decimal;
import org.procession.api.problem.Faults;
import org.procession.domain.crm.ClientId;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.payables.BillCategory;
import org.procession.domain.revenue.payables.BillKind;
import org.procession.domain.revenue.payables.BillRecord;
import org.procession.domain.revenue.payables.NewBill;
import org.procession.domain.revenue.payables.VendorId;

/** A bill as clients send it. */
@Schema(name = "NewBill", description = "A bill to be entered.")
record NewBillJson(
    @NotNull VendorId vendorId,
    @Schema(description = "INVOICE when it is left out.", defaultValue = "INVOICE")
        @Nullable BillKind kind,
    @NotNull
        @Schema(description = "The vendor's own number of the document.", example = "R-2026-17")
        String number,
    @NotNull @Schema(example = "2026-03-02") LocalDate issueDate,
    @Schema(
            description = "30 days after the issue date when it is left out.",
            example = "2026-04-01")
        @Nullable LocalDate dueDate,
    @NotNull @Schema(description = "ISO 4217.", example = "EUR") String currency,
    @NotNull @Schema(description = "What the bill is for.", example = "GOODS")
        BillCategory category,
    @NotNull List<@NotNull @Valid DocumentLineJson> lines,
    @NotNull @Valid @Schema(description = "As the document states them; they must be right.")
        TotalsJson totals,
    @Schema(description = "The client for whom the cost was incurred.")
        @Nullable ClientId clientId) {

  /** A bill as it is, in the form in which it is sent. */
  static NewBillJson of(BillRecord bill) {
    var currency = Currencies.of(bill.currency());
    return new NewBillJson(
        bill.vendorId(),
        bill.kind(),
        bill.number(),
        bill.issueDate(),
        bill.dueDate(),
        bill.currency(),
        bill.category(),
        bill.lines().stream().map(line -> DocumentLineJson.of(line, currency)).toList(),
        TotalsJson.of(bill.totals(), currency),
        bill.clientId());
  }

  /**
   * @throws org.procession.api.problem.InvalidRequest with everything that is wrong with currency,
   *     lines and totals
   */
  NewBill toNewBill() {
    return toNewBill(null);
  }

  /**
   * What becomes of a bill.
   *
   * @param before its lines, if they stay, are as they were, also where the seller's own allowances
   *     have them other than quantity times unit price
   * @throws org.procession.api.problem.InvalidRequest with everything that is wrong with currency,
   *     lines and totals
   */
  NewBill changed(BillRecord before) {
    var isSame = currency.equals(before.currency()) && lines.equals(of(before).lines());
    return toNewBill(isSame ? before.lines() : null);
  }

  private NewBill toNewBill(@Nullable List<DocumentLine> given) {
    var faults = new Faults();
    var known = faults.at("", "currency", () -> Currencies.of(currency));
    var billLines =
        given == null
            ? known.map(c -> DocumentLineJson.toLines(lines, c, faults)).orElse(List.of())
            : given;
    known.ifPresent(c -> checkTotals(c, faults));
    faults.throwIfAny();
    return new NewBill(
        vendorId,
        kind == null ? BillKind.INVOICE : kind,
        number,
        issueDate,
        dueDate,
        known.orElseThrow(),
        category,
        billLines,
        totals.toTotals(),
        clientId);
  }

  private void checkTotals(Currency currency, Faults faults) {
    checkAmount("net", totals.net(), currency, faults);
    checkAmount("tax", totals.tax(), currency, faults);
    checkAmount("gross", totals.gross(), currency, faults);
  }

  private static void checkAmount(String field, Decimal amount, Currency currency, Faults faults) {
    faults.at("totals", field, () -> new Money(amount.value(), currency));
  }
}
