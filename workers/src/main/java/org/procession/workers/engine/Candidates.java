package org.procession.workers.engine;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.procession.domain.approvals.Asked;
import org.procession.domain.identity.UserId;
import org.procession.domain.tenancy.TenantId;

/**
 * Whom a user task asks, in the engine's names. It is what tells turns of one user task apart that
 * run at the same time: each asks somebody else.
 *
 * @param users logins, {@code <tenant>.<user>}
 * @param groups {@code <tenant>.<group>}
 */
public record Candidates(Set<String> users, Set<String> groups) {

  public static Candidates of(TenantId tenant, Asked asked) {
    return new Candidates(
        asked.people().stream().map(person -> tenant + "." + person).collect(Collectors.toSet()),
        asked.groups().stream().map(group -> tenant + "." + group).collect(Collectors.toSet()));
  }

  /** Those of a tenant; nobody else's can be meant by its tasks. */
  Asked in(TenantId tenant) {
    return new Asked(
        within(tenant, users).filter(UserId::isId).map(UserId::new).toList(),
        within(tenant, groups).toList());
  }

  private static Stream<String> within(TenantId tenant, Set<String> names) {
    var prefix = tenant + ".";
    return names.stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .sorted();
  }
}
