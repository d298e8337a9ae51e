package org.procession.api.revenue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.procession.api.changes.IfMatch;
import org.procession.api.changes.MergePatch;
import org.procession.api.changes.Patches;
import org.procession.api.changes.Patching;
import org.procession.api.json.PageOf;
import org.procession.api.json.Version;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Listing;
import org.procession.domain.Page;
import org.procession.domain.identity.UserId;
import org.procession.domain.revenue.payables.BillCategory;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillQuery;
import org.procession.domain.revenue.payables.BillRecord;
import org.procession.domain.revenue.payables.BillStatus;
import org.procession.domain.revenue.payables.ChangingBills;
import org.procession.domain.revenue.payables.CreatingBills;
import org.procession.domain.revenue.payables.FindingBills;
import org.procession.domain.revenue.payables.ImportingEInvoices;
import org.procession.domain.revenue.payables.SubmittingBills;
import org.procession.domain.revenue.payables.VendorId;
import org.procession.domain.revenue.payables.WithdrawingBills;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.Whose;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Bills")
@RestController
@RequestMapping(path = BillController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class BillController {

  static final String PATH = "/api/revenue/bills";

  private final CreatingBills creating;
  private final ImportingEInvoices importing;
  private final FindingBills finding;
  private final SubmittingBills submitting;
  private final WithdrawingBills withdrawing;
  private final ChangingBills changing;
  private final Patching patching;

  BillController(
      CreatingBills creating,
      ImportingEInvoices importing,
      FindingBills finding,
      SubmittingBills submitting,
      WithdrawingBills withdrawing,
      ChangingBills changing,
      Patching patching) {
    this.creating = creating;
    this.importing = importing;
    this.finding = finding;
    this.submitting = submitting;
    this.withdrawing = withdrawing;
    this.changing = changing;
    this.patching = patching;
  }

  @Operation(
      operationId = "createBill",
      summary = "Enter a bill",
      description =
          "Enters a bill as a draft. Line amounts and totals are recomputed and must be equal to"
              + " what is stated.")
  @ApiResponse(responseCode = "201", description = "The bill; `Location` is its address.")
  @MayFail({
    "422 VENDOR_NOT_FOUND",
    "422 CLIENT_NOT_FOUND",
    "422 UNKNOWN_CURRENCY",
    "422 UNKNOWN_TAX_CATEGORY",
    "422 AMOUNT_TOO_PRECISE",
    "422 AMOUNT_TOO_LARGE",
    "422 BILL_INVALID",
    "422 LINE_INVALID",
    "422 TOTALS_DO_NOT_ADD_UP",
    "422 EXCHANGE_RATE_MISSING"
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("revenue.bill.create")
  ResponseEntity<BillJson> create(@Valid @RequestBody NewBillJson bill) {
    return created(creating.create(bill.toNewBill()));
  }

  @Operation(
      operationId = "importEInvoice",
      summary = "Enter a bill from an e-invoice",
      description =
          "Reads an electronic invoice or credit note of EN 16931, as UBL 2.1 or CII D16B, of at"
              + " most 10 MiB; recomputes its totals; enters a bill as a draft, and keeps the"
              + " document. The vendor is the one with the seller's VAT identifier. Allowances and"
              + " charges on the whole document become lines.")
  @ApiResponse(responseCode = "201", description = "The bill; `Location` is its address.")
  @MayFail({
    "409 E_INVOICE_ALREADY_IMPORTED",
    "422 E_INVOICE_UNREADABLE",
    "422 E_INVOICE_TOTALS_WRONG",
    "422 E_INVOICE_SELLER_UNKNOWN",
    "422 VENDOR_IS_NOT_SELLER",
    "422 VENDOR_NOT_FOUND",
    "422 AMOUNT_TOO_PRECISE",
    "422 AMOUNT_TOO_LARGE",
    "422 BILL_INVALID",
    "422 LINE_INVALID",
    "422 EXCHANGE_RATE_MISSING"
  })
  @PostMapping(
      path = "/e-invoices",
      consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
  @RequiresPermission("revenue.bill.create")
  ResponseEntity<BillJson> importEInvoice(
      @Parameter(description = "What the bill is for; no e-invoice says so.") @RequestParam
          BillCategory category,
      @Parameter(
              description =
                  "The vendor, for a seller without VAT identifier or with one that no vendor has"
                      + " yet.")
          @RequestParam(required = false)
          @Nullable VendorId vendorId,
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              description = "The e-invoice, byte for byte as it came.",
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_XML_VALUE,
                    schema = @Schema(type = "string")),
                @Content(mediaType = MediaType.TEXT_XML_VALUE, schema = @Schema(type = "string"))
              })
          @RequestBody
          byte[] document) {
    return created(importing.importDocument(document, category, vendorId));
  }

  private static ResponseEntity<BillJson> created(BillRecord bill) {
    return ResponseEntity.created(URI.create(PATH + "/" + bill.id()))
        .eTag(version(bill))
        .body(BillJson.of(bill));
  }

  @Operation(
      operationId = "readBill",
      summary = "Read a bill",
      description =
          "With `If-None-Match` and the `ETag` of an earlier answer, 304 when it is unchanged.")
  @ApiResponse(responseCode = "200", description = "The bill; `ETag` is its version.")
  @MayFail("404 BILL_NOT_FOUND")
  @GetMapping("/{billId}")
  @RequiresPermission("revenue.bill.read")
  ResponseEntity<BillJson> read(@PathVariable BillId billId) {
    return ok(finding.find(billId));
  }

  private static ResponseEntity<BillJson> ok(BillRecord bill) {
    return ResponseEntity.ok().eTag(version(bill)).body(BillJson.of(bill));
  }

  @Operation(
      operationId = "changeBill",
      summary = "Change a bill",
      description =
          "A draft, which is examined as when it is entered. Of one from an e-invoice only category and client can be"
              + " changed.")
  @ApiResponse(responseCode = "200", description = "The bill; `ETag` is its new version.")
  @MayFail({
    "404 BILL_NOT_FOUND",
    "409 BILL_NOT_IN_STATUS",
    "409 BILL_SAYS_AS_DOCUMENT",
    "422 VENDOR_NOT_FOUND",
    "422 CLIENT_NOT_FOUND",
    "422 UNKNOWN_CURRENCY",
    "422 UNKNOWN_TAX_CATEGORY",
    "422 AMOUNT_TOO_PRECISE",
    "422 AMOUNT_TOO_LARGE",
    "422 BILL_INVALID",
    "422 LINE_INVALID",
    "422 TOTALS_DO_NOT_ADD_UP",
    "422 EXCHANGE_RATE_MISSING"
  })
  @Patches(NewBillJson.class)
  @PatchMapping(path = "/{billId}", consumes = MergePatch.MEDIA_TYPE)
  @RequiresPermission("revenue.bill.create")
  ResponseEntity<BillJson> change(
      @PathVariable BillId billId, IfMatch ifMatch, @RequestBody MergePatch patch) {
    var bill = finding.find(billId);
    var version = ifMatch.from(billId.subject(), bill.version());
    var changed = patching.apply(patch, NewBillJson.of(bill));
    return ok(changing.change(billId, version, changed.changed(bill)));
  }

  private static String version(BillRecord bill) {
    return new Version(bill.version()).toString();
  }

  @Operation(
      operationId = "listBills",
      summary = "List bills",
      description =
          "Those that fit all conditions; sorted by `createdAt`, `issueDate` or `dueDate`.")
  @MayFail({"422 LIMIT_OUT_OF_RANGE", "422 UNKNOWN_CURSOR"})
  @GetMapping
  @RequiresPermission("revenue.bill.read")
  PageOf<BillJson> list(
      Whose whose,
      @Parameter(description = "Where they stand.") @RequestParam(required = false)
          @Nullable BillStatus status,
      @Parameter(description = "Whose they are.") @RequestParam(required = false)
          @Nullable VendorId vendorId,
      @RequestParam(defaultValue = Listing.NEWEST_FIRST) String sort,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    return PageOf.of(
        finding.list(new BillQuery(status, vendorId), whose, new Page.Limit(limit, after, sort)),
        BillJson::of);
  }

  @Operation(
      operationId = "readBillDocument",
      summary = "Read the e-invoice of a bill",
      description = "The document that the bill was entered from, byte for byte.")
  @ApiResponse(
      responseCode = "200",
      description = "The document.",
      content =
          @Content(mediaType = MediaType.APPLICATION_XML_VALUE, schema = @Schema(type = "string")))
  @MayFail({"404 BILL_NOT_FOUND", "404 BILL_HAS_NO_DOCUMENT"})
  @GetMapping(path = "/{billId}/document", produces = MediaType.APPLICATION_XML_VALUE)
  @RequiresPermission("revenue.bill.read")
  ResponseEntity<byte[]> document(@PathVariable BillId billId) {
    var document = finding.document(billId);
    // Saved, never shown: XML of a stranger could run scripts in a browser.
    var attachment =
        ContentDisposition.attachment().filename("bill-%s.xml".formatted(billId)).build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(document.mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
        .eTag("\"%s\"".formatted(document.sha256()))
        .body(document.content());
  }

  @Operation(
      operationId = "submitBill",
      summary = "Submit a bill",
      description = "Hands a draft in for approval, which then runs as BillApprovalProcess.")
  @ApiResponse(responseCode = "202", description = "The bill is submitted; its approval begins.")
  @MayFail({"404 BILL_NOT_FOUND", "409 BILL_NOT_IN_STATUS", "409 CHANGED_MEANWHILE"})
  @PostMapping("/{billId}/submit")
  @RequiresPermission("revenue.bill.submit")
  ResponseEntity<BillJson> submit(@PathVariable BillId billId) {
    var submitter = new UserId(Scope.current().actor().id());
    return changed(HttpStatus.ACCEPTED, submitting.submit(billId, submitter));
  }

  @Schema(name = "Withdrawal")
  record WithdrawalJson(
      @Schema(description = "At most 2000 characters.", example = "Sent by mistake")
          @Nullable String reason) {}

  @Operation(
      operationId = "withdrawBill",
      summary = "Withdraw a bill",
      description =
          "Takes a bill back that is not posted yet, and ends its approval. A bill that is"
              + " withdrawn stays so.")
  @ApiResponse(responseCode = "200", description = "The bill is withdrawn.")
  @MayFail({
    "404 BILL_NOT_FOUND",
    "409 BILL_NOT_IN_STATUS",
    "409 CHANGED_MEANWHILE",
    "422 BILL_INVALID"
  })
  @PostMapping("/{billId}/withdraw")
  @RequiresPermission("revenue.bill.withdraw")
  ResponseEntity<BillJson> withdraw(
      @PathVariable BillId billId,
      @RequestBody(required = false) @Nullable WithdrawalJson withdrawal) {
    withdrawing.withdraw(billId, withdrawal == null ? null : withdrawal.reason());
    return changed(HttpStatus.OK, finding.find(billId));
  }

  private static ResponseEntity<BillJson> changed(HttpStatus status, BillRecord bill) {
    return ResponseEntity.status(status).body(BillJson.of(bill));
  }
}
