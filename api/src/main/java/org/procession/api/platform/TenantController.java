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
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.procession.api.idempotency.IdempotentByItself;
import org.procession.api.json.PageOf;
import org.procession.api.openapi.MayFail;
import org.procession.api.problem.Faults;
import org.procession.api.security.PlatformAdministrator;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Page;
import org.procession.domain.Problem;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.identity.NewUser;
import org.procession.domain.identity.SuspendingTenants;
import org.procession.domain.identity.UserId;
import org.procession.domain.money.Currencies;
import org.procession.domain.platform.SchedulingDeletions;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.procession.domain.tenancy.TenantRecord;
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

@Tag(name = "Tenants")
@RestController
@RequestMapping(path = TenantController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class TenantController {

  static final String PATH = "/api/platform/tenants";

  private final OpeningTenants opening;
  private final SuspendingTenants suspending;
  private final SchedulingDeletions deletions;
  private final FindingTenants tenants;

  TenantController(
      OpeningTenants opening,
      SuspendingTenants suspending,
      SchedulingDeletions deletions,
      FindingTenants tenants) {
    this.deletions = deletions;
    this.opening = opening;
    this.suspending = suspending;
    this.tenants = tenants;
  }

  @Schema(name = "Tenant", description = "A company that works with the platform.")
  record TenantJson(
      @Schema(example = "acme") TenantId id,
      @Schema(example = "Acme") String name,
      @Schema(description = "In which its books are kept.", example = "EUR") String currency,
      @Schema(description = "In which its days begin and end.", example = "Europe/Berlin")
          String timeZone,
      Instant createdAt,
      @Schema(description = "Whether all its requests are refused.") boolean suspended) {

    static TenantJson of(TenantRecord tenant, boolean suspended) {
      return new TenantJson(
          tenant.id(),
          tenant.name(),
          tenant.baseCurrency().getCurrencyCode(),
          tenant.timeZone().getId(),
          tenant.createdAt(),
          suspended);
    }
  }

  @Schema(name = "NewAdministrator", description = "Who is to administer a tenant.")
  record NewAdministratorJson(
      @NotNull @Schema(example = "ada") UserId userId,
      @NotNull @Schema(example = "Ada Lender") String displayName,
      @NotNull @Schema(example = "ada@acme.example") String email) {

    NewUser toNewUser() {
      return new NewUser(
          userId, displayName, new EmailAddress(email), List.of(), OpeningTenants.roles());
    }
  }

  @Schema(name = "NewTenant", description = "A company that is to work with the platform.")
  record NewTenantJson(
      @NotNull @Schema(description = "For ever: 1 to 31 of A-Z a-z 0-9 _ . -", example = "initech")
          TenantId id,
      @NotNull @Schema(example = "Initech") String name,
      @NotNull @Schema(example = "EUR") String currency,
      @NotNull @Schema(description = "Of the IANA's database.", example = "Europe/Berlin")
          String timeZone,
      @NotNull @Valid NewAdministratorJson administrator) {}

  @Operation(
      operationId = "openTenant",
      summary = "Open a tenant",
      description =
          "With the standard chart of accounts and open periods, and an administrator, who gets an invitation by"
              + " e-mail.")
  @ApiResponse(responseCode = "201", description = "The tenant; `Location` is its address.")
  @MayFail({
    "409 TENANT_EXISTS",
    "422 TENANT_INVALID",
    "422 UNKNOWN_CURRENCY",
    "422 USER_INVALID",
    "422 EMAIL_ADDRESS_INVALID"
  })
  @IdempotentByItself
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission(PlatformAdministrator.MANAGE_TENANTS)
  ResponseEntity<TenantJson> open(
      @Valid @RequestBody NewTenantJson tenant, HttpServletRequest request) {
    var faults = new Faults();
    var name = faults.at("", "name", () -> TenantInvalid.name(tenant.name()));
    var currency = faults.at("", "currency", () -> Currencies.of(tenant.currency()));
    var zone = faults.at("", "timeZone", () -> TenantInvalid.zone(tenant.timeZone()));
    var administrator =
        faults.at("administrator", "email", () -> tenant.administrator().toNewUser());
    faults.throwIfAny();
    return in(
        tenant.id(),
        request,
        () -> {
          opening.open(
              name.orElseThrow(),
              currency.orElseThrow(),
              zone.orElseThrow(),
              administrator.orElseThrow());
          return ResponseEntity.created(URI.create(PATH + "/" + tenant.id())).body(current());
        });
  }

  @Operation(operationId = "listTenants", summary = "List tenants", description = "By id.")
  @MayFail("422 LIMIT_OUT_OF_RANGE")
  @GetMapping
  @RequiresPermission(PlatformAdministrator.MANAGE_TENANTS)
  PageOf<TenantJson> list(
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    var page = new Page.Limit(limit, after);
    var ids =
        tenants.all().stream()
            .filter(id -> after == null || id.value().compareTo(after) > 0)
            .sorted(Comparator.comparing(TenantId::value))
            .limit(page.andOneMore())
            .toList();
    return PageOf.of(Page.cut(ids, page, TenantId::value), id -> in(id, request, this::current));
  }

  @Operation(operationId = "readTenant", summary = "Read a tenant")
  @MayFail("404 TENANT_NOT_FOUND")
  @GetMapping("/{tenantId}")
  @RequiresPermission(PlatformAdministrator.MANAGE_TENANTS)
  TenantJson read(@PathVariable TenantId tenantId, HttpServletRequest request) {
    return in(tenantId, request, this::current);
  }

  @Operation(
      operationId = "suspendTenant",
      summary = "Suspend a tenant",
      description =
          "From the next request on all its users, API keys and invitations are refused. Its data stay, and its"
              + " processes go on.")
  @MayFail("404 TENANT_NOT_FOUND")
  @IdempotentByItself
  @PostMapping("/{tenantId}/suspend")
  @RequiresPermission(PlatformAdministrator.MANAGE_TENANTS)
  TenantJson suspend(@PathVariable TenantId tenantId, HttpServletRequest request) {
    return in(
        tenantId,
        request,
        () -> {
          suspending.suspend();
          return current();
        });
  }

  @Operation(operationId = "resumeTenant", summary = "End a tenant's suspension")
  @MayFail({"404 TENANT_NOT_FOUND", "409 TENANT_DELETION_SCHEDULED"})
  @IdempotentByItself
  @PostMapping("/{tenantId}/resume")
  @RequiresPermission(PlatformAdministrator.MANAGE_TENANTS)
  TenantJson resume(@PathVariable TenantId tenantId, HttpServletRequest request) {
    return in(
        tenantId,
        request,
        () -> {
          deletions.refuseAny();
          suspending.resume();
          return current();
        });
  }

  @Operation(
      operationId = "inviteAdministrator",
      summary = "Invite an administrator of a tenant",
      description = "For one whose own administrators cannot be reached any more.")
  @MayFail({
    "404 TENANT_NOT_FOUND",
    "409 USER_EXISTS",
    "422 USER_INVALID",
    "422 EMAIL_ADDRESS_INVALID"
  })
  @IdempotentByItself
  @PostMapping(path = "/{tenantId}/administrators", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission(PlatformAdministrator.MANAGE_TENANTS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void invite(
      @PathVariable TenantId tenantId,
      @Valid @RequestBody NewAdministratorJson administrator,
      HttpServletRequest request) {
    var user = administrator.toNewUser();
    in(tenantId, request, () -> opening.invite(user));
  }

  private TenantJson current() {
    return TenantJson.of(tenants.current(), suspending.isSuspended());
  }

  private static <T> T in(TenantId tenant, HttpServletRequest request, Supplier<T> work) {
    return new Scope(tenant, PlatformAdministrator.of(request)).call(work::get);
  }

  /** No tenant can be so. */
  static final class TenantInvalid extends Problem {

    private static final int MAX_NAME = 200;

    private TenantInvalid(String detail, String field) {
      super(Kind.INVALID, "TENANT_INVALID", detail, field);
    }

    static String name(String text) {
      if (text.isBlank() || text.length() > MAX_NAME || text.lines().count() > 1) {
        throw new TenantInvalid(
            "A tenant has a name of one line and at most %d characters.".formatted(MAX_NAME),
            "name");
      }
      return text;
    }

    static ZoneId zone(String id) {
      if (!ZoneId.getAvailableZoneIds().contains(id)) {
        throw new TenantInvalid("There is no time zone '%s'.".formatted(id), "timeZone");
      }
      return ZoneId.of(id);
    }
  }
}
