package org.procession.domain.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.procession.domain.Problem;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.EventLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes roles, and gives them to groups and users. Idempotent: what is so already stays, without an
 * event.
 */
@Service
public class ChangingRoles {

  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");
  private static final int MAX_DESCRIPTION = 500;

  private final Directory directory;
  private final Grants grants;
  private final PermissionCatalogue catalogue;
  private final EventLog events;
  private final JdbcClient jdbc;

  ChangingRoles(
      Directory directory,
      Grants grants,
      PermissionCatalogue catalogue,
      EventLog events,
      JdbcClient jdbc) {
    this.directory = directory;
    this.grants = grants;
    this.catalogue = catalogue;
    this.events = events;
    this.jdbc = jdbc;
  }

  /**
   * Makes a role what is said, as a whole; one that is there changes for all who have it.
   *
   * @param own what the one who does it may do
   * @throws RoleInvalid when that is no id of a role, or too long a description
   * @throws RoleFixed when it is the same for all tenants
   * @throws PermissionUnknown when nothing asks for such a permission
   * @throws ScopeNotApplicable when records of what it permits have no owners
   * @throws GrantExceedsOwn when it would permit more than before which is more than that
   */
  @Transactional
  public void define(String id, String description, Granted permissions, Granted own) {
    if (!FORM.matcher(id).matches()) {
      throw new RoleInvalid("A role's id has 1 to 64 small letters, digits and hyphens.", "roleId");
    }
    if (description.length() > MAX_DESCRIPTION) {
      throw new RoleInvalid(
          "A role's description has at most %d characters.".formatted(MAX_DESCRIPTION),
          "description");
    }
    refuseFixed(id);
    var unknown = permissions.without(catalogue.all()::contains);
    if (!unknown.isEmpty()) {
      throw new PermissionUnknown(unknown.names());
    }
    grants.requireScopes(permissions);
    grants.changing(
        () -> {
          var isNew = !grants.roleExists(id);
          var before = grants.ofRole(id);
          var added = without(permissions.texts(), before.texts());
          var removed = without(before.texts(), permissions.texts());
          grants.requireOwn(own, permissions.beyond(before));
          var described =
              jdbc.sql(
                      """
                      insert into role as r (id, description) values (?, ?)
                      on conflict (tenant_id, id) do update set description = excluded.description
                       where r.description <> excluded.description
                      """)
                  .params(id, description)
                  .update();
          for (var permission : Granted.parse(removed).names()) {
            jdbc.sql("delete from role_permission where role_id = ? and permission = ?")
                .params(id, permission)
                .update();
          }
          Granted.parse(added)
              .reaches()
              .forEach(
                  (permission, reach) ->
                      jdbc.sql(
                              "insert into role_permission (role_id, permission, scope) values (?, ?, ?)")
                          .params(id, permission, reach.text())
                          .update());
          if (isNew || described > 0 || !added.isEmpty() || !removed.isEmpty()) {
            events.record(new RoleDefined(id, added, removed));
          }
          return id;
        });
  }

  private static Set<String> without(List<String> some, List<String> others) {
    var rest = new HashSet<>(some);
    others.forEach(rest::remove);
    return rest;
  }

  /**
   * Deletes a role that nobody has.
   *
   * @throws RoleNotFound when there is no such role
   * @throws RoleFixed when it is the same for all tenants
   * @throws RoleInUse when a group or a user has it
   */
  @Transactional
  public void delete(String id) {
    refuseFixed(id);
    grants.changing(
        () -> {
          require(id);
          if (jdbc.sql(
                  """
                  select exists (select from group_role where role_id = :role)
                      or exists (select from user_role where role_id = :role)
                  """)
              .param("role", id)
              .query(Boolean.class)
              .single()) {
            throw new RoleInUse(id);
          }
          jdbc.sql("delete from role_permission where role_id = ?").param(id).update();
          jdbc.sql("delete from role where id = ?").param(id).update();
          events.record(new RoleDeleted(id));
          return id;
        });
  }

  /**
   * Gives a role to the members of a group.
   *
   * @param own what the one who does it may do
   * @throws RoleNotFound when there is no such role
   * @throws GroupNotFound when there is no such group
   * @throws GrantExceedsOwn when the role permits more than that
   */
  @Transactional
  public void giveToGroup(String role, String group, Granted own) {
    change(
        role,
        () -> {
          requireGroup(group);
          grants.requireOwn(own, grants.ofRole(role));
          return jdbc.sql(
                  "insert into group_role (role_id, group_id) values (?, ?) on conflict do nothing")
              .params(role, group)
              .update();
        },
        new RoleGivenToGroup(role, group));
  }

  /**
   * Takes a role from the members of a group.
   *
   * @throws RoleNotFound when there is no such role
   * @throws GroupNotFound when there is no such group
   * @throws LastAdministrator when no administrator would be left
   */
  @Transactional
  public void takeFromGroup(String role, String group) {
    change(
        role,
        () -> {
          requireGroup(group);
          return jdbc.sql("delete from group_role where role_id = ? and group_id = ?")
              .params(role, group)
              .update();
        },
        new RoleTakenFromGroup(role, group));
  }

  /**
   * Gives a role to a user.
   *
   * @param own what the one who does it may do
   * @throws RoleNotFound when there is no such role
   * @throws UserNotFound when there is no such user
   * @throws GrantExceedsOwn when the role permits more than that
   */
  @Transactional
  public void giveToUser(String role, UserId user, Granted own) {
    change(
        role,
        () -> {
          directory.require(user);
          grants.requireOwn(own, grants.ofRole(role));
          return jdbc.sql(
                  "insert into user_role (role_id, user_id) values (?, ?) on conflict do nothing")
              .params(role, user.value())
              .update();
        },
        new RoleGivenToUser(role, user));
  }

  /**
   * Takes a role from a user.
   *
   * @throws RoleNotFound when there is no such role
   * @throws UserNotFound when there is no such user
   * @throws LastAdministrator when no administrator would be left
   */
  @Transactional
  public void takeFromUser(String role, UserId user) {
    change(
        role,
        () -> {
          directory.require(user);
          return jdbc.sql("delete from user_role where role_id = ? and user_id = ?")
              .params(role, user.value())
              .update();
        },
        new RoleTakenFromUser(role, user));
  }

  private void change(String role, Supplier<Integer> change, DomainEvent done) {
    grants.changing(
        () -> {
          require(role);
          var changed = change.get();
          if (changed > 0) {
            events.record(done);
          }
          return changed;
        });
  }

  private void require(String id) {
    if (!grants.roleExists(id)) {
      throw new RoleNotFound("roleId", id);
    }
  }

  private void requireGroup(String id) {
    if (!grants.groupExists(id)) {
      throw new GroupNotFound("groupId", id);
    }
  }

  private static void refuseFixed(String id) {
    if (id.equals(Grants.ADMINISTRATOR)) {
      throw new RoleFixed();
    }
  }

  /** No role can be so. */
  public static final class RoleInvalid extends Problem {
    RoleInvalid(String detail, String field) {
      super(Kind.INVALID, "ROLE_INVALID", detail, field);
    }
  }

  /** It is the same for all tenants. */
  public static final class RoleFixed extends Problem {
    RoleFixed() {
      super(
          Kind.CONFLICT,
          "ROLE_FIXED",
          "The role '%s' permits everything and cannot be changed: make another one."
              .formatted(Grants.ADMINISTRATOR));
    }
  }

  /** Somebody has it. */
  public static final class RoleInUse extends Problem {
    RoleInUse(String id) {
      super(
          Kind.CONFLICT,
          "ROLE_IN_USE",
          "Somebody has the role '%s': take it from all groups and users first.".formatted(id));
    }
  }

  /** Nothing asks for such a permission. */
  public static final class PermissionUnknown extends Problem {
    PermissionUnknown(Set<String> unknown) {
      super(
          Kind.INVALID,
          "PERMISSION_UNKNOWN",
          "There are no such permissions: %s. GET /api/identity/permissions lists those that there are."
              .formatted(String.join(", ", unknown.stream().sorted().toList())),
          "permissions");
    }
  }
}
