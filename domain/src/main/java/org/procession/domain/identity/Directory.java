package org.procession.domain.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The users and groups of the current tenant, and what they may do. */
@Service
public class Directory {

  private static final String USERS =
      """
      select u.id, u.display_name, u.email, u.status,
             array(select m.group_id from group_member m where m.tenant_id = u.tenant_id and m.user_id = u.id) as groups
        from app_user u
      """;

  private final JdbcClient jdbc;
  private final Grants grants;

  Directory(JdbcClient jdbc, Grants grants) {
    this.jdbc = jdbc;
    this.grants = grants;
  }

  /** A user, whether or not it may do anything. */
  @Transactional(readOnly = true)
  public Optional<UserRecord> find(UserId id) {
    return jdbc.sql(USERS + " where u.id = ?").param(id.value()).query(Directory::user).optional();
  }

  /** A user who can be asked for something, and be told. */
  @Transactional(readOnly = true)
  public Optional<UserRecord> findActive(UserId id) {
    return find(id).filter(UserRecord::isActive);
  }

  /**
   * A user, whether or not it may do anything.
   *
   * @throws UserNotFound when there is none
   */
  @Transactional(readOnly = true)
  public UserRecord require(UserId id) {
    return find(id).orElseThrow(() -> new UserNotFound(id));
  }

  /**
   * A user, whether or not it may do anything, by what the OpenID provider calls it.
   *
   * @param subject the claim {@code sub}
   */
  @Transactional(readOnly = true)
  public Optional<UserRecord> findBySubject(String subject) {
    return jdbc.sql(USERS + " where u.subject = ?")
        .param(subject)
        .query(Directory::user)
        .optional();
  }

  /** The active users in a group, by id. */
  @Transactional(readOnly = true)
  public List<UserRecord> membersOf(String group) {
    return jdbc.sql(
            USERS
                + " where u.status = 'ACTIVE' and exists (select from group_member m"
                + " where m.tenant_id = u.tenant_id and m.user_id = u.id and m.group_id = ?) order by u.id")
        .param(group)
        .query(Directory::user)
        .list();
  }

  /**
   * Users by id.
   *
   * @param status null for any
   * @param group in which they are; null for any
   * @throws Page.UnknownCursor when the cursor is no user's id
   */
  @Transactional(readOnly = true)
  public Page<UserRecord> list(
      @Nullable UserStatus status, @Nullable String group, Page.Limit limit) {
    if (limit.after() != null && !UserId.isId(limit.after())) {
      throw new Page.UnknownCursor();
    }
    var read =
        jdbc.sql(
                USERS
                    + """
                     where (:after::text is null or u.id > :after)
                       and (:status::text is null or u.status = :status)
                       and (:group::text is null or exists (
                         select from group_member m
                          where m.tenant_id = u.tenant_id and m.user_id = u.id and m.group_id = :group))
                     order by u.id limit :limit
                    """)
            .param("after", limit.after())
            .param("status", status == null ? null : status.name())
            .param("group", group)
            .param("limit", limit.andOneMore())
            .query(Directory::user)
            .list();
    return Page.cut(read, limit, user -> user.id().value());
  }

  /** What a user's roles permit, given to it or to its groups; nothing when it is deactivated. */
  @Transactional(readOnly = true)
  public Granted permissionsOf(UserId id) {
    return grants.ofUser(id);
  }

  /**
   * What somebody has who has these permissions as a user: own records are those of that user, and
   * the team's those of all who share a group with it, whether or not they still work here.
   */
  @Transactional(readOnly = true)
  public UserAccess access(UserId id, Granted granted) {
    return new UserAccess(id, granted, granted.asksForTeam() ? teamOf(id) : Set.of());
  }

  private Set<String> teamOf(UserId id) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct o.user_id from group_member m
                  join group_member o on o.tenant_id = m.tenant_id and o.group_id = m.group_id
                 where m.user_id = ?
                """)
            .param(id.value())
            .query(String.class)
            .list());
  }

  /**
   * Adds a group, and permissions to the role of the same name, which the group gets. Idempotent:
   * what is there stays.
   */
  @Transactional
  public void addGroup(String group, Set<String> permissions) {
    jdbc.sql("insert into user_group (id) values (?) on conflict do nothing").param(group).update();
    if (permissions.isEmpty()) {
      return;
    }
    jdbc.sql("insert into role (id, description) values (?, ?) on conflict do nothing")
        .params(group, "What the group %s may do.".formatted(group))
        .update();
    for (var permission : permissions) {
      jdbc.sql(
              "insert into role_permission (role_id, permission) values (?, ?) on conflict do nothing")
          .params(group, permission)
          .update();
    }
    giveRole(group, group);
  }

  /** Adds a group whose members may do everything. Idempotent. */
  @Transactional
  public void addAdministrators(String group) {
    addGroup(group, Set.of());
    giveRole(group, Grants.ADMINISTRATOR);
  }

  private void giveRole(String group, String role) {
    jdbc.sql("insert into group_role (group_id, role_id) values (?, ?) on conflict do nothing")
        .params(group, role)
        .update();
  }

  /**
   * Adds a user with groups that exist, whom the OpenID provider knows by the same id. Idempotent
   * by id: a user who is there gets the new data.
   */
  @Transactional
  public void addUser(UserRecord user) {
    jdbc.sql(
            """
            insert into app_user (id, subject, display_name, email) values (:id, :id, :name, :email)
            on conflict (tenant_id, id) do update set display_name = excluded.display_name, email = excluded.email
            """)
        .param("id", user.id().value())
        .param("name", user.displayName())
        .param("email", user.email())
        .update();
    for (var group : user.groups()) {
      jdbc.sql("insert into group_member (group_id, user_id) values (?, ?) on conflict do nothing")
          .params(group, user.id().value())
          .update();
    }
  }

  private static UserRecord user(ResultSet row, int number) throws SQLException {
    return new UserRecord(
        new UserId(row.getString("id")),
        row.getString("display_name"),
        row.getString("email"),
        Set.of((String[]) row.getArray("groups").getArray()),
        UserStatus.valueOf(row.getString("status")));
  }
}
