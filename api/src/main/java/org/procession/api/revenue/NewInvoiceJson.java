package org.procession.api.revenue;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.api.problem.Faults;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.money.Currencies;
import org.procession.domain.revenue.receivables.NewInvoice;

/** An invoice as clients send it. */
@Schema(name = "NewInvoice", description = "An invoice to be entered, and issued if so wished.")
record NewInvoiceJson(
    @NotNull ClientId clientId,
    @Schema(description = "The client's contact whom it goes to; the client itself without.")
        @Nullable ContactId contactId,
    @Schema(
            description = "Today in the tenant's time zone when it is left out.",
            example = "2026-03-02")
        @Nullable LocalDate issueDate,
    @Schema(
            description = "After the client's payment terms when it is left out.",
            example = "2026-03-16")
        @Nullable LocalDate dueDate,
    @NotNull @Schema(description = "ISO 4217.", example = "EUR") String currency,
    @NotNull @Schema(description = "With negative quantities or prices for discounts.")
        List<@NotNull @Valid DocumentLineJson> lines,
    @Schema(
            description =
                "Whether to issue it at once, for which the permission `revenue.invoice.issue` is"
                    + " needed, too. A draft when it is left out.",
            defaultValue = "false")
        @Nullable Boolean issue) {

  boolean isToBeIssued() {
    return Boolean.TRUE.equals(issue);
  }

  /**
   * @throws org.procession.api.problem.InvalidRequest with everything that is wrong with currency
   *     and lines
   */
  NewInvoice toNewInvoice() {
    var faults = new Faults();
    var known = faults.at("", "currency", () -> Currencies.of(currency));
    var invoiceLines = known.map(c -> DocumentLineJson.toLines(lines, c, faults)).orElse(List.of());
    faults.throwIfAny();
    return new NewInvoice(
        clientId, contactId, issueDate, dueDate, known.orElseThrow(), invoiceLines);
  }
}
