package org.procession.api.local;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;
import org.procession.domain.tenancy.TenantId;

/**
 * A user of a demo tenant, who logs in everywhere as {@code <tenant>.<user>} with the same text as
 * password.
 */
record DemoUser(TenantId tenant, UserRecord user) {

  /** All who can log in; newcomers are no users of their tenants yet. */
  static List<DemoUser> all() {
    return DemoTenant.ALL.stream()
        .flatMap(
            tenant ->
                Stream.concat(of(tenant).stream(), Stream.of(user(tenant, "newcomer", "Newcomer"))))
        .toList();
  }

  static List<DemoUser> of(DemoTenant tenant) {
    return List.of(
        user(tenant, "clerk", "Clerk", "clerks"),
        user(tenant, "lead", "Team Lead", "team-leads"),
        user(tenant, "finance", "Finance", "finance"),
        user(tenant, "manager", "Manager", "management"),
        user(tenant, "pmo", "Project Office", "pmo"),
        user(tenant, "security", "Security", "security"),
        user(tenant, "admin", "Administrator", DemoTenants.ADMINISTRATORS));
  }

  private static DemoUser user(DemoTenant tenant, String id, String title, String... groups) {
    return new DemoUser(
        tenant.id(),
        new UserRecord(
            new UserId(id),
            tenant.name() + " " + title,
            "%s@%s.example".formatted(id, tenant.id()),
            Set.of(groups)));
  }

  String login() {
    return tenant + "." + user.id();
  }
}
