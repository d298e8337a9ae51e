package org.procession.domain.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import org.procession.domain.Problem;
import org.procession.domain.events.EventLog;
import org.procession.domain.tenancy.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes whoever has an invitation to the current tenant its user. */
@Service
public class AcceptingInvitations {

  private final Directory directory;
  private final EventLog events;
  private final JdbcClient jdbc;
  private final Clock clock;

  AcceptingInvitations(Directory directory, EventLog events, JdbcClient jdbc, Clock clock) {
    this.directory = directory;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Accepts an invitation, once: from now on the user is whom the OpenID provider calls so.
   *
   * @param secret what the invitation says
   * @param subject what the provider calls the one who accepts (the claim {@code sub}), who is no
   *     user of the tenant
   * @throws InvitationInvalid when there is none with this secret, or not any more
   */
  @Transactional
  public UserRecord accept(String secret, String subject) {
    var id =
        jdbc.sql("delete from invitation where token_hash = ? and expires_at > ? returning user_id")
            .params(new Secret(secret).hash(), clock.instant().atOffset(ZoneOffset.UTC))
            .query(String.class)
            .optional()
            .map(UserId::new)
            .orElseThrow(InvitationInvalid::new);
    jdbc.sql("update app_user set status = 'ACTIVE', subject = ? where id = ?")
        .params(subject, id.value())
        .update();
    var user = directory.require(id);
    Scope.current().as(user.actor()).run(() -> events.record(new InvitationAccepted(id)));
    return user;
  }

  /** Nobody was invited with this secret, or it was used, replaced or is too old. */
  public static final class InvitationInvalid extends Problem {
    InvitationInvalid() {
      super(
          Kind.INVALID,
          "INVITATION_INVALID",
          "This invitation is not known, was used, was replaced by a later one, or has expired: ask for another.",
          "invitation");
    }
  }
}
