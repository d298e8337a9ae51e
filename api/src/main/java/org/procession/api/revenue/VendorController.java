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
import org.procession.api.json.PageOf;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Page;
import org.procession.domain.revenue.payables.CreatingVendors;
import org.procession.domain.revenue.payables.FindingVendors;
import org.procession.domain.revenue.payables.NewVendor;
import org.procession.domain.revenue.payables.VendorId;
import org.procession.domain.revenue.payables.VendorRecord;
import org.procession.domain.revenue.payables.VendorRisk;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
  private final FindingVendors finding;

  VendorController(CreatingVendors creating, FindingVendors finding) {
    this.creating = creating;
    this.finding = finding;
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
        .body(VendorJson.of(created));
  }

  @Operation(operationId = "readVendor", summary = "Read a vendor")
  @MayFail("404 VENDOR_NOT_FOUND")
  @GetMapping("/{vendorId}")
  @RequiresPermission("revenue.vendor.read")
  VendorJson read(@PathVariable VendorId vendorId) {
    return VendorJson.of(finding.find(vendorId));
  }

  @Operation(
      operationId = "listVendors",
      summary = "List vendors",
      description = "All vendors, newest first.")
  @MayFail({"422 LIMIT_OUT_OF_RANGE", "422 UNKNOWN_CURSOR"})
  @GetMapping
  @RequiresPermission("revenue.vendor.read")
  PageOf<VendorJson> list(
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    return PageOf.of(finding.list(new Page.Limit(limit, after)), VendorJson::of);
  }
}
