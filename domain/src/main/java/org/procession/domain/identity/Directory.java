package org.procession.domain.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The users and groups of the current tenant, and what the groups permit. */
@Service
public class Directory {

  private static final String USERS =
      """
      select u.id, u.display_name, u.email,
             array(select m.group_id from group_member m where m.tenant_id = u.tenant_id and m.user_id = u.id) as groups
        from app_user u
      """;

  private final JdbcClient jdbc;

  Directory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public Optional<UserRecord> find(UserId id) {
    return jdbc.sql(USERS + " where u.id = ?").param(id.value()).query(Directory::user).optional();
  }

  /** Those who are in a group, by id. */
  @Transactional(readOnly = true)
  public List<UserRecord> membersOf(String group) {
    return jdbc.sql(
            USERS
                + " where exists (select from group_member m where m.tenant_id = u.tenant_id and m.user_id = u.id"
                + " and m.group_id = ?) order by u.id")
        .param(group)
        .query(Directory::user)
        .list();
  }

  /** What a user's groups permit; nothing for a user that does not exist. */
  @Transactional(readOnly = true)
  public Set<String> permissionsOf(UserId id) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct p.permission from group_member m
                  join group_permission p on p.tenant_id = m.tenant_id and p.group_id = m.group_id
                 where m.user_id = ?
                """)
            .param(id.value())
            .query(String.class)
            .list());
  }

  /** Adds a group or permissions to it. Idempotent: what is there stays. */
  @Transactional
  public void addGroup(String group, Set<String> permissions) {
    jdbc.sql("insert into user_group (id) values (?) on conflict do nothing").param(group).update();
    for (var permission : permissions) {
      jdbc.sql(
              "insert into group_permission (group_id, permission) values (?, ?) on conflict do nothing")
          .params(group, permission)
          .update();
    }
  }

  /**
   * Adds a user with groups that exist. Idempotent by id: a user who is there gets the new data.
   */
  @Transactional
  public void addUser(UserRecord user) {
    jdbc.sql(
            """
            insert into app_user (id, display_name, email) values (?, ?, ?)
            on conflict (tenant_id, id) do update set display_name = excluded.display_name, email = excluded.email
            """)
        .params(user.id().value(), user.displayName(), user.email())
        .update();
    for (var group : user.groups()) {
      jdbc.sql("insert into group_member (group_id, user_id) values (?, ?) on conflict do nothing")
          .params(group, user.id().value())
          .update();
    }
  }

  private static UserRecord user(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new UserRecord(
        new UserId(row.getString("id")),
        row.getString("display_name"),
        row.getString("email"),
        Set.of((String[]) row.getArray("groups").getArray()));
  }
}
