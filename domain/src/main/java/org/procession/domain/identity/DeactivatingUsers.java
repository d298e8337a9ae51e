package org.procession.domain.identity;

import org.procession.domain.events.EventLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes from users, and gives back, all that they may do, from their next request on. */
@Service
public class DeactivatingUsers {

  private final Directory directory;
  private final Grants grants;
  private final EventLog events;
  private final JdbcClient jdbc;

  DeactivatingUsers(Directory directory, Grants grants, EventLog events, JdbcClient jdbc) {
    this.directory = directory;
    this.grants = grants;
    this.events = events;
    this.jdbc = jdbc;
  }

  /**
   * Deactivates a user. An invitation that waits is worth nothing any more. Idempotent.
   *
   * @throws UserNotFound when there is no such user
   * @throws LastAdministrator when that is the last administrator
   */
  @Transactional
  public UserRecord deactivate(UserId id) {
    return grants.changing(
        () -> {
          if (directory.require(id).status() != UserStatus.DEACTIVATED) {
            jdbc.sql("update app_user set status = 'DEACTIVATED' where id = ?")
                .param(id.value())
                .update();
            jdbc.sql("delete from invitation where user_id = ?").param(id.value()).update();
            events.record(new UserDeactivated(id));
          }
          return directory.require(id);
        });
  }

  /**
   * Reactivates a user, with the groups and roles from before. Who had never accepted an invitation
   * waits for another. Idempotent.
   *
   * @param own what the one who reactivates may do
   * @throws UserNotFound when there is no such user
   * @throws GrantExceedsOwn when that permits the user more than the one who reactivates may do
   */
  @Transactional
  public UserRecord reactivate(UserId id, Granted own) {
    return grants.changing(
        () -> {
          if (directory.require(id).status() == UserStatus.DEACTIVATED) {
            jdbc.sql(
                    """
                    update app_user set status = case when subject is null then 'INVITED' else 'ACTIVE' end
                     where id = ?
                    """)
                .param(id.value())
                .update();
            grants.requireOwn(own, grants.ofUser(id));
            events.record(new UserReactivated(id));
          }
          return directory.require(id);
        });
  }
}
