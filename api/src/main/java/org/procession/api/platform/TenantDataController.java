package org.procession.api.platform;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.api.idempotency.IdempotentByItself;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.PlatformAdministrator;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.platform.RequestingExports;
import org.procession.domain.platform.SchedulingDeletions;
import org.procession.domain.platform.TenantDeletion;
import org.procession.domain.platform.TenantExport;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tenants")
@RestController
@RequestMapping(path = "/api/platform", produces = MediaType.APPLICATION_JSON_VALUE)
class TenantDataController {

  private final RequestingExports exports;
  private final SchedulingDeletions deletions;

  TenantDataController(RequestingExports exports, SchedulingDeletions deletions) {
    this.exports = exports;
    this.deletions = deletions;
  }

  @Schema(name = "TenantExport", description = "An archive with all that a tenant has.")
  record ExportJson(
      UUID id,
      TenantExport.Status status,
      Instant requestedAt,
      @Schema(example = "platform:operator") String requestedBy,
      @Schema(description = "The moment of which the data are.") @Nullable Instant takenAt,
      @Nullable Instant finishedAt,
      @Schema(description = "In bytes.") @Nullable Long size,
      @Schema(description = "Of all tables.") @Nullable Long rows,
      @Schema(description = "Versions of files, with their content.") @Nullable Long files,
      @Schema(description = "From where it can be fetched by a plain GET; while it is READY.")
          @Nullable URI url,
      @Schema(description = "Until when; ask again for another address.")
          @Nullable Instant urlExpiresAt) {

    static ExportJson of(TenantExport export, RequestingExports exports) {
      var link = export.status() == TenantExport.Status.READY ? exports.link(export) : null;
      return new ExportJson(
          export.id(),
          export.status(),
          export.requestedAt(),
          export.requestedBy(),
          export.takenAt(),
          export.finishedAt(),
          export.size(),
          export.rows(),
          export.files(),
          link == null ? null : link.url(),
          link == null ? null : link.expiresAt());
    }
  }

  @Schema(name = "TenantExports", description = "The exports of a tenant.")
  record ExportsJson(@Schema(description = "Newest first.") List<ExportJson> items) {}

  @Operation(
      operationId = "exportTenant",
      summary = "Have all data of a tenant exported",
      description =
          "As an archive with the rows of all tables and the content of all clean files, without secrets, of one moment."
              + " It is made in the background; one that is being made already is answered again.")
  @ApiResponse(responseCode = "202", description = "The export begins.")
  @MayFail("404 TENANT_NOT_FOUND")
  @IdempotentByItself
  @PostMapping("/tenants/{tenantId}/exports")
  @RequiresPermission(PlatformAdministrator.MANAGE_TENANTS)
  @ResponseStatus(HttpStatus.ACCEPTED)
  ExportJson export(@PathVariable TenantId tenantId, HttpServletRequest request) {
    return scope(tenantId, request).call(() -> ExportJson.of(exports.request(), exports));
  }

  @Operation(operationId = "listTenantExports", summary = "List the exports of a tenant")
  @MayFail("404 TENANT_NOT_FOUND")
  @GetMapping("/tenants/{tenantId}/exports")
  @RequiresPermission(PlatformAdministrator.MANAGE_TENANTS)
  ExportsJson exports(@PathVariable TenantId tenantId, HttpServletRequest request) {
    return scope(tenantId, request)
        .call(
            () ->
                new ExportsJson(
                    exports.all().stream().map(e -> ExportJson.of(e, exports)).toList()));
  }

  @Operation(operationId = "readTenantExport", summary = "Read an export of a tenant")
  @MayFail("404 TENANT_EXPORT_NOT_FOUND")
  @GetMapping("/tenants/{tenantId}/exports/{exportId}")
  @RequiresPermission(PlatformAdministrator.MANAGE_TENANTS)
  ExportJson readExport(
      @PathVariable TenantId tenantId, @PathVariable UUID exportId, HttpServletRequest request) {
    return scope(tenantId, request).call(() -> ExportJson.of(exports.find(exportId), exports));
  }

  @Schema(name = "NewTenantDeletion", description = "That a tenant is meant to be deleted.")
  record NewDeletionJson(
      @NotNull @Schema(description = "The tenant's, exactly.", example = "Initech") String name) {}

  @Schema(
      name = "TenantDeletion",
      description = "The deletion of a tenant; when it is DONE, the receipt.")
  record DeletionJson(
      UUID id,
      TenantId tenantId,
      String name,
      @Schema(
              description =
                  "SCHEDULED can be cancelled until `dueAt`; then INSTANCES of processes, DOCUMENTS of search, OBJECTS of the"
                      + " store and ROWS are deleted, in this order.")
          TenantDeletion.Status status,
      Instant requestedAt,
      String requestedBy,
      Instant dueAt,
      @Nullable Instant begunAt,
      @Schema(description = "When it was done or cancelled.") @Nullable Instant endedAt,
      @Nullable String endedBy,
      @Schema(
              description =
                  "How many were deleted so far: instances, documents, objects, and rows by table.",
              example = "{\"instances\": 2, \"documents\": 31, \"objects\": 4, \"client\": 3}")
          Map<String, Long> counts) {

    static DeletionJson of(TenantDeletion deletion) {
      return new DeletionJson(
          deletion.id(),
          deletion.tenant(),
          deletion.name(),
          deletion.status(),
          deletion.requestedAt(),
          deletion.requestedBy(),
          deletion.dueAt(),
          deletion.begunAt(),
          deletion.endedAt(),
          deletion.endedBy(),
          deletion.counts());
    }
  }

  @Schema(name = "TenantDeletions", description = "Deletions of tenants, done or not.")
  record DeletionsJson(List<DeletionJson> items) {}

  @Operation(
      operationId = "deleteTenant",
      summary = "Have a tenant deleted",
      description =
          "Of a suspended tenant, when the time has passed in which that can be cancelled, everything is deleted for good"
              + " but a receipt. A deletion that is under way already is answered again.")
  @ApiResponse(responseCode = "202", description = "The deletion is scheduled.")
  @MayFail({"404 TENANT_NOT_FOUND", "409 TENANT_NOT_SUSPENDED", "422 TENANT_NAME_WRONG"})
  @IdempotentByItself
  @PostMapping(path = "/tenants/{tenantId}/deletion", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission(PlatformAdministrator.MANAGE_TENANTS)
  @ResponseStatus(HttpStatus.ACCEPTED)
  DeletionJson delete(
      @PathVariable TenantId tenantId,
      @Valid @RequestBody NewDeletionJson deletion,
      HttpServletRequest request) {
    return scope(tenantId, request)
        .call(() -> DeletionJson.of(deletions.schedule(deletion.name())));
  }

  @Operation(
      operationId = "cancelTenantDeletion",
      summary = "Cancel the deletion of a tenant",
      description = "The tenant stays suspended.")
  @MayFail({"404 TENANT_DELETION_NOT_FOUND", "409 TENANT_DELETION_BEGUN"})
  @IdempotentByItself
  @PostMapping("/tenants/{tenantId}/deletion/cancel")
  @RequiresPermission(PlatformAdministrator.MANAGE_TENANTS)
  DeletionJson cancel(@PathVariable TenantId tenantId, HttpServletRequest request) {
    return scope(tenantId, request).call(() -> DeletionJson.of(deletions.cancel()));
  }

  @Operation(
      operationId = "listTenantDeletions",
      summary = "List deletions of tenants",
      description =
          "Also those that were cancelled, and the receipts of tenants that are gone; by tenant, newest first.")
  @GetMapping("/deletions")
  @RequiresPermission(PlatformAdministrator.MANAGE_TENANTS)
  DeletionsJson deletions(HttpServletRequest request) {
    return new DeletionsJson(
        deletions.tenants().stream()
            .flatMap(tenant -> scope(tenant, request).call(deletions::all).stream())
            .map(DeletionJson::of)
            .toList());
  }

  private static Scope scope(TenantId tenant, HttpServletRequest request) {
    return new Scope(tenant, PlatformAdministrator.of(request));
  }
}
