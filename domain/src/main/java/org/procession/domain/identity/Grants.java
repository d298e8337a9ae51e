package org.procession.domain.identity;

import java.util.HashSet;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is permitted to whom, and what holds for every change of that. */
@Component
class Grants {

  /** The role of those who may do everything; each tenant has it, and it cannot be changed. */
  static final String ADMINISTRATOR = "administrator";

  private final JdbcClient jdbc;
  private final PermissionCatalogue catalogue;

  Grants(JdbcClient jdbc, PermissionCatalogue catalogue) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
  }

  /** What a user may do, or will once the invitation is accepted; nothing when it has left. */
  Granted ofUser(UserId id) {
    return named(
        jdbc.sql(
                """
                select p.permission, p.scope from role_permission p
                 where p.role_id in (
                   select r.role_id from user_role r where r.user_id = :user
                   union all
                   select r.role_id from group_member m
                     join group_role r on r.tenant_id = m.tenant_id and r.group_id = m.group_id
                    where m.user_id = :user)
                   and exists (select from app_user u where u.id = :user and u.status <> 'DEACTIVATED')
                """)
            .param("user", id.value()));
  }

  Granted ofGroup(String id) {
    return named(
        jdbc.sql(
                """
                select p.permission, p.scope from group_role r
                  join role_permission p on p.tenant_id = r.tenant_id and p.role_id = r.role_id
                 where r.group_id = :group
                """)
            .param("group", id));
  }

  Granted ofRole(String id) {
    return named(
        jdbc.sql("select permission, scope from role_permission where role_id = :role")
            .param("role", id));
  }

  boolean groupExists(String id) {
    return exists("select exists (select from user_group where id = :id)", id);
  }

  boolean roleExists(String id) {
    return exists("select exists (select from role where id = :id)", id);
  }

  private boolean exists(String query, String id) {
    return jdbc.sql(query).param("id", id).query(Boolean.class).single();
  }

  private Granted named(JdbcClient.StatementSpec permissions) {
    return catalogue.named(
        Granted.parse(
            permissions
                .query((row, number) -> row.getString("permission") + ":" + row.getString("scope"))
                .list()));
  }

  /**
   * @throws GrantExceedsOwn when somebody who has only these permissions gives these
   */
  void requireOwn(Granted own, Granted given) {
    var beyond = given.beyond(own);
    if (!beyond.isEmpty()) {
      throw new GrantExceedsOwn(beyond.texts());
    }
  }

  /**
   * @throws ScopeNotApplicable when a permission shall reach to some records only, and its records
   *     have no owners
   */
  void requireScopes(Granted given) {
    var scoped = catalogue.scoped();
    var narrow = given.without(new HashSet<>(given.reaching(Reach.ALL))::contains);
    var without = narrow.without(scoped::contains);
    if (!without.isEmpty()) {
      throw new ScopeNotApplicable(without.names());
    }
  }

  /**
   * Makes a change, one after the other in each tenant, so that of two administrators not each can
   * take the role from the other at the same time.
   *
   * @throws LastAdministrator when it would take the last administrator away
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public <T> T changing(Supplier<T> change) {
    jdbc.sql("select tenant_id from tenant for no key update").query(String.class).single();
    var had = hasAdministrator();
    var changed = change.get();
    if (had && !hasAdministrator()) {
      throw new LastAdministrator();
    }
    return changed;
  }

  private boolean hasAdministrator() {
    return jdbc.sql(
            """
            select exists (
              select from app_user u
               where u.status = 'ACTIVE' and (
                 exists (select from user_role r
                          where r.tenant_id = u.tenant_id and r.user_id = u.id and r.role_id = :role)
                 or exists (select from group_member m
                              join group_role r on r.tenant_id = m.tenant_id and r.group_id = m.group_id
                             where m.tenant_id = u.tenant_id and m.user_id = u.id and r.role_id = :role)))
            """)
        .param("role", ADMINISTRATOR)
        .query(Boolean.class)
        .single();
  }
}
