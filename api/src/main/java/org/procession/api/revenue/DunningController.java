package org.procession.api.revenue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.Decimal;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.dunning.FindingDunning;
import org.procession.domain.revenue.dunning.PausingDunning;
import org.procession.domain.revenue.receivables.FindingInvoices;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Dunning")
@RestController
@RequestMapping(
    path = "/api/revenue/invoices/{invoiceId}",
    produces = MediaType.APPLICATION_JSON_VALUE)
class DunningController {

  private static final String PAUSE = "revenue.dunning.pause";

  private final FindingDunning finding;
  private final FindingInvoices invoices;
  private final PausingDunning pausing;

  DunningController(FindingDunning finding, FindingInvoices invoices, PausingDunning pausing) {
    this.finding = finding;
    this.invoices = invoices;
    this.pausing = pausing;
  }

  @Operation(
      operationId = "readDunning",
      summary = "Read the dunning of an invoice",
      description =
          "Which levels were taken, what they cost and demanded, and when the next may come. Also"
              + " for an invoice that is not dunned yet, which has no levels.")
  @MayFail("404 INVOICE_NOT_FOUND")
  @GetMapping("/dunning")
  @RequiresPermission("revenue.dunning.read")
  DunningJson read(@PathVariable InvoiceId invoiceId) {
    return DunningJson.of(finding.find(invoiceId));
  }

  @Schema(name = "Dispute", description = "What a client says against an invoice.")
  record DisputeJson(
      @NotNull @Schema(example = "Ten boxes were empty.") String reason,
      @NotNull
          @Schema(
              description =
                  "The last day of the pause: after today in the tenant's time zone, within 180 days.",
              example = "2026-05-31")
          LocalDate until) {}

  @Operation(
      operationId = "disputeInvoice",
      summary = "Pause dunning for a dispute",
      description =
          "The client says that the invoice is wrong: nothing is demanded up to and including a day;"
              + " then dunning goes on where it was. Takes the place of a pause that lasts. Idempotent:"
              + " the same again changes nothing.")
  @MayFail({
    "404 INVOICE_NOT_FOUND",
    "409 INVOICE_SETTLED",
    "409 INVOICE_NOT_DUNNABLE",
    "422 DUNNING_PAUSE_INVALID"
  })
  @PostMapping(path = "/disputes", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission(PAUSE)
  DunningJson dispute(@PathVariable InvoiceId invoiceId, @Valid @RequestBody DisputeJson dispute) {
    return DunningJson.of(pausing.dispute(invoiceId, dispute.reason(), dispute.until()));
  }

  @Schema(name = "PaymentPromise", description = "When a client will pay.")
  record PromiseJson(
      @NotNull
          @Schema(
              description =
                  "The day by which it will pay, and the last day of the pause: after today in the"
                      + " tenant's time zone, within 180 days.",
              example = "2026-04-15")
          LocalDate until,
      @Schema(
              description = "In the invoice's currency; without it, all that is owed.",
              example = "500.00")
          @Nullable Decimal amount) {}

  @Operation(
      operationId = "promisePayment",
      summary = "Pause dunning for a promise to pay",
      description =
          "The client says when it will pay: nothing is demanded up to and including that day; then"
              + " dunning goes on where it was, unless it has paid. Takes the place of a pause that"
              + " lasts. Idempotent: the same again changes nothing.")
  @MayFail({
    "404 INVOICE_NOT_FOUND",
    "409 INVOICE_SETTLED",
    "409 INVOICE_NOT_DUNNABLE",
    "422 DUNNING_PAUSE_INVALID",
    "422 AMOUNT_TOO_PRECISE",
    "422 AMOUNT_TOO_LARGE"
  })
  @PostMapping(path = "/payment-promises", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission(PAUSE)
  DunningJson promise(@PathVariable InvoiceId invoiceId, @Valid @RequestBody PromiseJson promise) {
    return DunningJson.of(
        pausing.promise(invoiceId, promise.until(), money(invoiceId, promise.amount())));
  }

  private @Nullable Money money(InvoiceId invoice, @Nullable Decimal amount) {
    return amount == null
        ? null
        : new Money(amount.value(), Currencies.of(invoices.find(invoice).currency()));
  }

  @Operation(
      operationId = "resumeDunning",
      summary = "End a pause of dunning",
      description =
          "The dispute is resolved or the promise withdrawn: dunning goes on at once where it was."
              + " Idempotent: without a pause nothing changes.")
  @MayFail({"404 INVOICE_NOT_FOUND", "409 INVOICE_SETTLED", "409 INVOICE_NOT_DUNNABLE"})
  @PostMapping("/dunning/resume")
  @RequiresPermission(PAUSE)
  DunningJson resume(@PathVariable InvoiceId invoiceId) {
    return DunningJson.of(pausing.resume(invoiceId));
  }
}
