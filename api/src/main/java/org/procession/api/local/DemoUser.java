package org.procession.api.local;

import java.util.List;
import java.util.Set;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;
import org.procession.domain.tenancy.TenantId;

/**
 * A user of a demo tenant, who logs in everywhere as {@code <tenant>.<user>} with the same text as
 * password.
 */
record DemoUser(TenantId tenant, UserRecord user) {

  static List<DemoUser> all() {
    return DemoTenant.ALL.stream().flatMap(tenant -> of(tenant).stream()).toList();
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

  private static DemoUser user(DemoTenant tenant, String id, String title, String group) {
    return new DemoUser(
        tenant.id(),
        new UserRecord(
            new UserId(id),
            tenant.name() + " " + title,
            "%s@%s.example".formatted(id, tenant.id()),
            Set.of(group)));
  }

  String login() {
    return tenant + "." + user.id();
  }
}
