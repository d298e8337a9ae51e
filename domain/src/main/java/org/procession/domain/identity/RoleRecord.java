package org.procession.domain.identity;

import java.util.List;

/**
 * A named set of permissions.
 *
 * @param fixed whether it is the same for all tenants
 * @param permissions all of them by name, where it is fixed
 * @param groups who have it
 * @param users who have it themselves
 */
public record RoleRecord(
    String id,
    String description,
    boolean fixed,
    Granted permissions,
    List<String> groups,
    List<UserId> users) {

  public RoleRecord {
    groups = List.copyOf(groups);
    users = List.copyOf(users);
  }
}
