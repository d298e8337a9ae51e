package org.procession.domain.identity;

import java.util.List;

/**
 * A named set of permissions.
 *
 * @param fixed whether it is the same for all tenants
 * @param permissions sorted
 * @param groups who have it
 * @param users who have it themselves
 */
public record RoleRecord(
    String id,
    String description,
    boolean fixed,
    List<String> permissions,
    List<String> groups,
    List<UserId> users) {

  public RoleRecord {
    permissions = List.copyOf(permissions);
    groups = List.copyOf(groups);
    users = List.copyOf(users);
  }
}
