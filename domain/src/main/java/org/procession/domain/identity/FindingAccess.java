package org.procession.domain.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the groups and roles of the current tenant, by id; there are few of either. */
@Service
public class FindingAccess {

  private static final String GROUPS =
      """
      select g.id,
             (select count(*) from group_member m where m.tenant_id = g.tenant_id and m.group_id = g.id) as members,
             array(select r.role_id from group_role r
                    where r.tenant_id = g.tenant_id and r.group_id = g.id order by 1) as roles
        from user_group g
      """;

  private static final String ROLES =
      """
      select r.id, r.description,
             array(select p.permission || ':' || p.scope from role_permission p
                    where p.tenant_id = r.tenant_id and p.role_id = r.id) as permissions,
             array(select g.group_id from group_role g
                    where g.tenant_id = r.tenant_id and g.role_id = r.id order by 1) as groups,
             array(select u.user_id from user_role u
                    where u.tenant_id = r.tenant_id and u.role_id = r.id order by 1) as users
        from role r
      """;

  private final JdbcClient jdbc;
  private final PermissionCatalogue catalogue;

  FindingAccess(JdbcClient jdbc, PermissionCatalogue catalogue) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
  }

  @Transactional(readOnly = true)
  public List<GroupRecord> groups() {
    return jdbc.sql(GROUPS + " order by g.id").query((row, number) -> group(row)).list();
  }

  /**
   * @throws GroupNotFound when there is no such group
   */
  @Transactional(readOnly = true)
  public GroupRecord group(String id) {
    return jdbc.sql(GROUPS + " where g.id = ?")
        .param(id)
        .query((row, number) -> group(row))
        .optional()
        .orElseThrow(() -> new GroupNotFound("groupId", id));
  }

  private static GroupRecord group(ResultSet row) throws SQLException {
    return new GroupRecord(row.getString("id"), row.getInt("members"), texts(row, "roles"));
  }

  @Transactional(readOnly = true)
  public List<RoleRecord> roles() {
    return jdbc.sql(ROLES + " order by r.id").query((row, number) -> role(row)).list();
  }

  /**
   * @throws RoleNotFound when there is no such role
   */
  @Transactional(readOnly = true)
  public RoleRecord role(String id) {
    return jdbc.sql(ROLES + " where r.id = ?")
        .param(id)
        .query((row, number) -> role(row))
        .optional()
        .orElseThrow(() -> new RoleNotFound("roleId", id));
  }

  /** The roles that a user has itself, and not by its groups. */
  @Transactional(readOnly = true)
  public List<String> rolesOf(UserId user) {
    return jdbc.sql("select role_id from user_role where user_id = ? order by role_id")
        .param(user.value())
        .query(String.class)
        .list();
  }

  private RoleRecord role(ResultSet row) throws SQLException {
    return new RoleRecord(
        row.getString("id"),
        row.getString("description"),
        row.getString("id").equals(Grants.ADMINISTRATOR),
        catalogue.named(Granted.parse(texts(row, "permissions"))),
        texts(row, "groups"),
        texts(row, "users").stream().map(UserId::new).toList());
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Stream.of((String[]) row.getArray(column).getArray()).toList();
  }
}
