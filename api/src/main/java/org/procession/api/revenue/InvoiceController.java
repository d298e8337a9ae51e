package org.procession.api.revenue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.Decimal;
import org.procession.api.json.PageOf;
import org.procession.api.json.Version;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.Permissions;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Listing;
import org.procession.domain.Page;
import org.procession.domain.crm.ClientId;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.receivables.CreatingInvoices;
import org.procession.domain.revenue.receivables.FindingInvoices;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.InvoiceQuery;
import org.procession.domain.revenue.receivables.InvoiceRecord;
import org.procession.domain.revenue.receivables.InvoiceStatus;
import org.procession.domain.revenue.receivables.IssuingInvoices;
import org.procession.domain.revenue.receivables.NewPayment;
import org.procession.domain.revenue.receivables.RecordingPayments;
import org.procession.domain.tenancy.Whose;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Invoices")
@RestController
@RequestMapping(path = InvoiceController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class InvoiceController {

  static final String PATH = "/api/revenue/invoices";

  private static final String ISSUE = "revenue.invoice.issue";

  private final CreatingInvoices creating;
  private final IssuingInvoices issuing;
  private final FindingInvoices finding;
  private final RecordingPayments paying;

  InvoiceController(
      CreatingInvoices creating,
      IssuingInvoices issuing,
      FindingInvoices finding,
      RecordingPayments paying) {
    this.creating = creating;
    this.issuing = issuing;
    this.finding = finding;
    this.paying = paying;
  }

  @Operation(
      operationId = "createInvoice",
      summary = "Enter an invoice",
      description =
          "Enters an invoice as a draft or, with `issue`, issues it in the same transaction: both"
              + " happen or neither. Its totals are computed, tax half-up on the sum of each rate.")
  @ApiResponse(responseCode = "201", description = "The invoice; `Location` is its address.")
  @MayFail({
    "409 PERIOD_CLOSED",
    "422 CLIENT_NOT_FOUND",
    "422 CONTACT_NOT_FOUND",
    "422 UNKNOWN_CURRENCY",
    "422 UNKNOWN_TAX_CATEGORY",
    "422 AMOUNT_TOO_PRECISE",
    "422 AMOUNT_TOO_LARGE",
    "422 INVOICE_INVALID",
    "422 LINE_INVALID",
    "422 EXCHANGE_RATE_MISSING"
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("revenue.invoice.create")
  ResponseEntity<InvoiceJson> create(
      @Valid @RequestBody NewInvoiceJson invoice, Permissions permissions) {
    if (invoice.isToBeIssued()) {
      permissions.require(ISSUE);
    }
    var created =
        invoice.isToBeIssued()
            ? creating.createAndIssue(invoice.toNewInvoice())
            : creating.create(invoice.toNewInvoice());
    return ResponseEntity.created(URI.create(PATH + "/" + created.id()))
        .eTag(version(created))
        .body(InvoiceJson.of(created));
  }

  @Operation(
      operationId = "issueInvoice",
      summary = "Issue an invoice",
      description =
          "Gives a draft the next number of the year, posts it to the ledger, and makes it owed:"
              + " all of it or nothing.")
  @ApiResponse(responseCode = "200", description = "The invoice is issued.")
  @MayFail({
    "404 INVOICE_NOT_FOUND",
    "409 INVOICE_NOT_IN_STATUS",
    "409 PERIOD_CLOSED",
    "422 INVOICE_INVALID"
  })
  @PostMapping("/{invoiceId}/issue")
  @RequiresPermission(ISSUE)
  ResponseEntity<InvoiceJson> issue(@PathVariable InvoiceId invoiceId) {
    return ok(issuing.issue(invoiceId));
  }

  @Operation(
      operationId = "readInvoice",
      summary = "Read an invoice",
      description =
          "With `If-None-Match` and the `ETag` of an earlier answer, 304 when it is unchanged.")
  @ApiResponse(responseCode = "200", description = "The invoice; `ETag` is its version.")
  @MayFail("404 INVOICE_NOT_FOUND")
  @GetMapping("/{invoiceId}")
  @RequiresPermission("revenue.invoice.read")
  ResponseEntity<InvoiceJson> read(@PathVariable InvoiceId invoiceId) {
    return ok(finding.find(invoiceId));
  }

  private static ResponseEntity<InvoiceJson> ok(InvoiceRecord invoice) {
    return ResponseEntity.ok().eTag(version(invoice)).body(InvoiceJson.of(invoice));
  }

  /** A day more overdue is another answer, too. */
  private static String version(InvoiceRecord invoice) {
    return invoice.overdueDays() == 0
        ? new Version(invoice.version()).toString()
        : "\"%d-%d\"".formatted(invoice.version(), invoice.overdueDays());
  }

  @Operation(
      operationId = "listInvoices",
      summary = "List invoices",
      description =
          "Those that fit all conditions; sorted by `createdAt`, `issueDate` or `dueDate`.")
  @MayFail({"422 LIMIT_OUT_OF_RANGE", "422 UNKNOWN_CURSOR"})
  @GetMapping
  @RequiresPermission("revenue.invoice.read")
  PageOf<InvoiceJson> list(
      Whose whose,
      @Parameter(description = "Where they stand.") @RequestParam(required = false)
          @Nullable InvoiceStatus status,
      @Parameter(description = "Whose they are.") @RequestParam(required = false)
          @Nullable ClientId clientId,
      @Parameter(description = "Only those that were due before today and are still owed.")
          @RequestParam(defaultValue = "false")
          boolean overdue,
      @RequestParam(defaultValue = Listing.NEWEST_FIRST) String sort,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    var query = new InvoiceQuery(status, clientId, overdue);
    return PageOf.of(
        finding.list(query, whose, new Page.Limit(limit, after, sort)), InvoiceJson::of);
  }

  @Schema(name = "NewPayment", description = "Money that came in for an invoice.")
  record NewPaymentJson(
      @NotNull
          @Schema(
              description =
                  "By which you know it, unique among all payments: the bank's reference, or an id"
                      + " of your own making. The same payment sent again with its key is answered"
                      + " again, and recorded once.",
              example = "bank-2026-03-10-0042")
          String paymentKey,
      @NotNull @Schema(example = "1190.00") Decimal amount,
      @NotNull @Schema(description = "The invoice's.", example = "EUR") String currency,
      @NotNull @Schema(description = "The day it was on the account.", example = "2026-03-10")
          LocalDate receivedOn) {

    NewPayment toNewPayment(InvoiceId invoice) {
      return new NewPayment(
          invoice, paymentKey, new Money(amount.value(), Currencies.of(currency)), receivedOn);
    }
  }

  @Operation(
      operationId = "recordPayment",
      summary = "Record a payment",
      description =
          "Takes a payment off what is owed for an invoice, and posts it. Idempotent by"
              + " `paymentKey`.")
  @ApiResponse(responseCode = "201", description = "The payment, also when it was there already.")
  @MayFail({
    "404 INVOICE_NOT_FOUND",
    "409 INVOICE_NOT_IN_STATUS",
    "409 PAYMENT_KEY_REUSED",
    "409 PAYMENT_EXCEEDS_OPEN_AMOUNT",
    "409 PERIOD_CLOSED",
    "422 PAYMENT_INVALID",
    "422 PAYMENT_CURRENCY_DIFFERS",
    "422 UNKNOWN_CURRENCY",
    "422 AMOUNT_TOO_PRECISE",
    "422 AMOUNT_TOO_LARGE",
    "422 EXCHANGE_RATE_MISSING"
  })
  @PostMapping(path = "/{invoiceId}/payments", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("revenue.payment.record")
  @ResponseStatus(HttpStatus.CREATED)
  PaymentJson pay(@PathVariable InvoiceId invoiceId, @Valid @RequestBody NewPaymentJson payment) {
    return PaymentJson.of(paying.record(payment.toNewPayment(invoiceId)));
  }

  @Operation(
      operationId = "listPayments",
      summary = "List an invoice's payments",
      description = "All of them, oldest first.")
  @MayFail("404 INVOICE_NOT_FOUND")
  @GetMapping("/{invoiceId}/payments")
  @RequiresPermission("revenue.invoice.read")
  PageOf<PaymentJson> payments(@PathVariable InvoiceId invoiceId) {
    var payments = new Page<>(finding.payments(invoiceId), Optional.empty());
    return PageOf.of(payments, PaymentJson::of);
  }
}
