package org.procession.domain.identity;

import java.util.regex.Pattern;
import org.procession.domain.Problem;
import org.procession.domain.events.EventLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes groups, and puts users into them. Idempotent: what is so already stays, without an event.
 */
@Service
public class ChangingGroups {

  private static final Pattern FORM = Pattern.compile("[a-z-]{1,64}");

  private final Directory directory;
  private final Grants grants;
  private final EventLog events;
  private final JdbcClient jdbc;

  ChangingGroups(Directory directory, Grants grants, EventLog events, JdbcClient jdbc) {
    this.directory = directory;
    this.grants = grants;
    this.events = events;
    this.jdbc = jdbc;
  }

  /**
   * Creates a group, which may do nothing yet.
   *
   * @throws GroupInvalid when that is no id of a group
   */
  @Transactional
  public void create(String id) {
    if (!FORM.matcher(id).matches()) {
      throw new GroupInvalid();
    }
    var created =
        jdbc.sql("insert into user_group (id) values (?) on conflict do nothing")
            .param(id)
            .update();
    if (created > 0) {
      events.record(new GroupCreated(id));
    }
  }

  /**
   * Deletes a group without members.
   *
   * @throws GroupNotFound when there is no such group
   * @throws GroupNotEmpty when somebody is in it
   */
  @Transactional
  public void delete(String id) {
    grants.changing(
        () -> {
          require(id);
          if (jdbc.sql("select exists (select from group_member where group_id = ?)")
              .param(id)
              .query(Boolean.class)
              .single()) {
            throw new GroupNotEmpty(id);
          }
          jdbc.sql("delete from group_role where group_id = ?").param(id).update();
          jdbc.sql("delete from user_group where id = ?").param(id).update();
          events.record(new GroupDeleted(id));
          return id;
        });
  }

  /**
   * Puts a user into a group.
   *
   * @param own what the one who does it may do
   * @throws GroupNotFound when there is no such group
   * @throws UserNotFound when there is no such user
   * @throws GrantExceedsOwn when the group permits more than that
   */
  @Transactional
  public void add(String group, UserId user, Granted own) {
    grants.changing(
        () -> {
          require(group);
          directory.require(user);
          grants.requireOwn(own, grants.ofGroup(group));
          var added =
              jdbc.sql(
                      "insert into group_member (group_id, user_id) values (?, ?) on conflict do nothing")
                  .params(group, user.value())
                  .update();
          if (added > 0) {
            events.record(new GroupMemberAdded(group, user));
          }
          return added;
        });
  }

  /**
   * Takes a user out of a group.
   *
   * @throws GroupNotFound when there is no such group
   * @throws LastAdministrator when that is the last administrator
   */
  @Transactional
  public void remove(String group, UserId user) {
    grants.changing(
        () -> {
          require(group);
          var removed =
              jdbc.sql("delete from group_member where group_id = ? and user_id = ?")
                  .params(group, user.value())
                  .update();
          if (removed > 0) {
            events.record(new GroupMemberRemoved(group, user));
          }
          return removed;
        });
  }

  private void require(String id) {
    if (!grants.groupExists(id)) {
      throw new GroupNotFound("groupId", id);
    }
  }

  /** No group can have this id. */
  public static final class GroupInvalid extends Problem {
    GroupInvalid() {
      super(
          Kind.INVALID,
          "GROUP_INVALID",
          "A group's id has 1 to 64 small letters and hyphens.",
          "groupId");
    }
  }

  /** There are people in it. */
  public static final class GroupNotEmpty extends Problem {
    GroupNotEmpty(String id) {
      super(
          Kind.CONFLICT,
          "GROUP_NOT_EMPTY",
          "The group '%s' has members: remove them first.".formatted(id));
    }
  }
}
