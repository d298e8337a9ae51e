package org.procession.workers.engine;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.procession.domain.approvals.Asked;
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
        Optional.ofNullable(asked.person()).stream()
            .map(person -> tenant + "." + person)
            .collect(Collectors.toSet()),
        asked.groups().stream().map(group -> tenant + "." + group).collect(Collectors.toSet()));
  }
}
