package org.procession.api.revenue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
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
import org.procession.domain.revenue.payables.ChangingVendors;
import org.procession.domain.revenue.payables.CreatingVendors;
import org.procession.domain.revenue.payables.FindingVendors;
import org.procession.domain.revenue.payables.NewVendor;
import org.procession.domain.revenue.payables.VendorId;
import org.procession.domain.revenue.payables.VendorRecord;
import org.procession.domain.revenue.payables.VendorRisk;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Vendors")
@RestController
@RequestMapping(path = VendorController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class VendorController {

  static final String PATH = "/api/revenue/vendors";

  private final CreatingVendors creating;
  private final ChangingVendors changing;
  private final FindingVendors finding;
  private final Patching patching;

  VendorController(
      CreatingVendors creating,
      ChangingVendors changing,
      FindingVendors finding,
      Patching patching) {
    this.creating = creating;
    this.changing = changing;
    this.finding = finding;
    this.patching = patching;
  }

  @Schema(name = "NewVendor", description = "A vendor to be created.")
  record NewVendorJson(
      @NotNull @Schema(example = "Paper Mill") String name,
      @Schema(
              description = "With its country prefix; unique among the tenant's vendors.",
              example = "DE123456789")
          @Nullable String vatId,
      @NotNull @Schema(description = "ISO 3166-1 alpha-2.", example = "DE") String country,
      @Schema(example = "DE89 3704 0044 0532 0130 00") @Nullable String iban,
      @Schema(example = "billing@paper.example") @Nullable String email,
      @NotNull @Schema(description = "How much care its bills need.", example = "LOW")
          VendorRisk risk) {

    static NewVendorJson of(VendorRecord vendor) {
      return new NewVendorJson(
          vendor.name(),
          vendor.vatId(),
          vendor.country(),
          vendor.iban(),
          vendor.email(),
          vendor.risk());
    }

    NewVendor toNewVendor() {
      return new NewVendor(name, vatId, country, iban, email, risk);
    }
  }

  @Schema(name = "Vendor", description = "A company or person whose bills the tenant pays.")
  record VendorJson(
      VendorId id,
      @Schema(example = "Paper Mill") String name,
      @Schema(example = "DE123456789") @Nullable String vatId,
      @Schema(example = "DE") String country,
      @Schema(example = "DE89370400440532013000") @Nullable String iban,
      @Schema(example = "billing@paper.example") @Nullable String email,
      VendorRisk risk,
      Instant createdAt) {

    static VendorJson of(VendorRecord vendor) {
      return new VendorJson(
          vendor.id(),
          vendor.name(),
          vendor.vatId(),
          vendor.country(),
          vendor.iban(),
          vendor.email(),
          vendor.risk(),
          vendor.createdAt());
    }
  }

  @Operation(operationId = "createVendor", summary = "Create a vendor")
  @ApiResponse(responseCode = "201", description = "The vendor; `Location` is its address.")
  @MayFail({
    "409 VENDOR_EXISTS",
    "409 CHANGED_MEANWHILE",
    "422 VENDOR_INVALID",
    "422 VAT_ID_INVALID",
    "422 EMAIL_ADDRESS_INVALID",
    "422 IBAN_INVALID"
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("revenue.vendor.create")
  ResponseEntity<VendorJson> create(@Valid @RequestBody NewVendorJson vendor) {
    var created = creating.create(vendor.toNewVendor());
    return ResponseEntity.created(URI.create(PATH + "/" + created.id()))
        .eTag(version(created))
        .body(VendorJson.of(created));
  }

  @Operation(
      operationId = "readVendor",
      summary = "Read a vendor",
      description =
          "With `If-None-Match` and the `ETag` of an earlier answer, 304 when it is unchanged.")
  @ApiResponse(responseCode = "200", description = "The vendor; `ETag` is its version.")
  @MayFail("404 VENDOR_NOT_FOUND")
  @GetMapping("/{vendorId}")
  @RequiresPermission("revenue.vendor.read")
  ResponseEntity<VendorJson> read(@PathVariable VendorId vendorId) {
    return ok(finding.find(vendorId));
  }

  @Schema(name = "BankAccount", description = "Where a vendor's bills are paid to.")
  record BankAccountJson(@NotNull @Schema(example = "DE89 3704 0044 0532 0130 00") String iban) {}

  @Operation(
      operationId = "changeBankAccount",
      summary = "Change a vendor's bank account",
      description =
          "Who changes it does not decide on the vendor's bills for a time, as the four-eyes rules"
              + " say; who has approved one that is not posted yet cannot change it.")
  @ApiResponse(responseCode = "200", description = "The vendor; `ETag` is its new version.")
  @MayFail({"403 FOUR_EYES_REQUIRED", "404 VENDOR_NOT_FOUND", "422 IBAN_INVALID"})
  @PutMapping(path = "/{vendorId}/bank-account", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("revenue.vendor.change")
  ResponseEntity<VendorJson> changeBankAccount(
      @PathVariable VendorId vendorId,
      IfMatch ifMatch,
      @Valid @RequestBody BankAccountJson account) {
    var version = ifMatch.from(vendorId.subject(), finding.find(vendorId).version());
    return ok(changing.changeBankAccount(vendorId, version, account.iban()));
  }

  @Operation(
      operationId = "changeVendor",
      summary = "Change a vendor",
      description =
          "Another `iban` is changed as by the operation changeBankAccount; it can be none only while there is none.")
  @ApiResponse(responseCode = "200", description = "The vendor; `ETag` is its new version.")
  @MayFail({
    "403 FOUR_EYES_REQUIRED",
    "404 VENDOR_NOT_FOUND",
    "409 VENDOR_EXISTS",
    "422 VENDOR_INVALID",
    "422 VAT_ID_INVALID",
    "422 EMAIL_ADDRESS_INVALID",
    "422 IBAN_INVALID"
  })
  @PatchMapping(path = "/{vendorId}", consumes = MergePatch.MEDIA_TYPE)
  @RequiresPermission("revenue.vendor.change")
  @Patches(NewVendorJson.class)
  ResponseEntity<VendorJson> change(
      @PathVariable VendorId vendorId, IfMatch ifMatch, @RequestBody MergePatch patch) {
    var vendor = finding.find(vendorId);
    var version = ifMatch.from(vendorId.subject(), vendor.version());
    var changed = patching.apply(patch, NewVendorJson.of(vendor));
    return ok(changing.change(vendorId, version, changed.toNewVendor()));
  }

  private static ResponseEntity<VendorJson> ok(VendorRecord vendor) {
    return ResponseEntity.ok().eTag(version(vendor)).body(VendorJson.of(vendor));
  }

  private static String version(VendorRecord vendor) {
    return new Version(vendor.version()).toString();
  }

  @Operation(
      operationId = "listVendors",
      summary = "List vendors",
      description = "Sorted by `createdAt` or `name`.")
  @MayFail({"422 LIMIT_OUT_OF_RANGE", "422 UNKNOWN_CURSOR"})
  @GetMapping
  @RequiresPermission("revenue.vendor.read")
  PageOf<VendorJson> list(
      @RequestParam(defaultValue = Listing.NEWEST_FIRST) String sort,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    return PageOf.of(finding.list(new Page.Limit(limit, after, sort)), VendorJson::of);
  }
}
