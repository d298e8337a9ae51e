package org.procession.api.platform;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.procession.domain.Problem;
import org.procession.domain.identity.Granted;
import org.procession.domain.identity.InvitingUsers;
import org.procession.domain.identity.NewUser;
import org.procession.domain.identity.PermissionCatalogue;
import org.procession.domain.identity.UserRecord;
import org.procession.domain.platform.SchedulingDeletions;
import org.procession.domain.revenue.StandardChart;
import org.procession.domain.tenancy.CreatingTenants;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the tenant of the current scope with all that it needs to begin, and gives it
 * administrators.
 */
@Service
class OpeningTenants {

  private final CreatingTenants creating;
  private final FindingTenants tenants;
  private final SchedulingDeletions deletions;
  private final StandardChart chart;
  private final InvitingUsers inviting;
  private final PermissionCatalogue permissions;

  OpeningTenants(
      CreatingTenants creating,
      FindingTenants tenants,
      SchedulingDeletions deletions,
      StandardChart chart,
      InvitingUsers inviting,
      PermissionCatalogue permissions) {
    this.creating = creating;
    this.tenants = tenants;
    this.deletions = deletions;
    this.chart = chart;
    this.inviting = inviting;
    this.permissions = permissions;
  }

  /**
   * Opens the tenant: with books, and an administrator who is invited. Not idempotent.
   *
   * @throws TenantExists when there is one of this id, or was
   */
  @Transactional
  public void open(String name, Currency currency, ZoneId timeZone, NewUser administrator) {
    if (deletions.current().isPresent() || !creating.create(name, currency, timeZone)) {
      throw new TenantExists(Scope.current());
    }
    chart.open();
    inviting.invite(administrator, Granted.everywhere(permissions.all()));
  }

  /**
   * Invites another administrator, for a tenant whose own are gone.
   *
   * @throws org.procession.domain.tenancy.TenantNotFound when there is no such tenant
   */
  @Transactional
  public UserRecord invite(NewUser administrator) {
    tenants.current();
    return inviting.invite(administrator, Granted.everywhere(permissions.all()));
  }

  /** The user whom an administrator will be. */
  static List<String> roles() {
    return List.of("administrator");
  }

  /** There is a tenant of this id, or was one. */
  static final class TenantExists extends Problem {
    TenantExists(Scope scope) {
      super(
          Kind.CONFLICT,
          "TENANT_EXISTS",
          "There is a tenant '%s' already, or there was one: ids are never given twice."
              .formatted(scope.tenant()),
          "id");
    }
  }
}
