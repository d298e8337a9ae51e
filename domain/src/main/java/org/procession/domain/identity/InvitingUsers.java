package org.procession.domain.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.procession.domain.Ids;
import org.procession.domain.Problem;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.EventLog;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invites people to become users of the current tenant. Each gets an e-mail with a secret, which
 * whoever has it accepts once, with a token of the OpenID provider.
 */
@Service
public class InvitingUsers {

  private static final Duration LIFETIME = Duration.ofDays(7);

  private final Directory directory;
  private final Grants grants;
  private final FindingTenants tenants;
  private final OutgoingMessages messages;
  private final EventLog events;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final String page;

  /**
   * @param page the address of a page that takes the secret, which is appended to it; may be empty
   */
  InvitingUsers(
      Directory directory,
      Grants grants,
      FindingTenants tenants,
      OutgoingMessages messages,
      EventLog events,
      JdbcClient jdbc,
      Clock clock,
      @Value("${procession.invitation-url:}") String page) {
    this.directory = directory;
    this.grants = grants;
    this.tenants = tenants;
    this.messages = messages;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
    this.page = page;
  }

  /**
   * Invites a person to be a user with groups and roles. Not idempotent: an id is taken once.
   *
   * @param own what the one who invites may do
   * @throws UserExists when the id is taken
   * @throws GroupNotFound when there is no such group
   * @throws RoleNotFound when there is no such role
   * @throws GrantExceedsOwn when the groups and roles permit more than the one who invites may do
   */
  @Transactional
  public UserRecord invite(NewUser user, Granted own) {
    return grants.changing(
        () -> {
          if (directory.find(user.id()).isPresent()) {
            throw new UserExists(user.id());
          }
          jdbc.sql(
                  "insert into app_user (id, display_name, email, status) values (?, ?, ?, 'INVITED')")
              .params(user.id().value(), user.displayName(), user.email().value())
              .update();
          grants.requireOwn(own, give(user));
          events.record(UserInvited.to(user));
          var invited = directory.require(user.id());
          send(invited);
          return invited;
        });
  }

  private Granted give(NewUser user) {
    var given = Granted.nothing();
    for (var group : user.groups()) {
      if (!grants.groupExists(group)) {
        throw new GroupNotFound("groups", group);
      }
      jdbc.sql("insert into group_member (group_id, user_id) values (?, ?)")
          .params(group, user.id().value())
          .update();
      given = given.and(grants.ofGroup(group));
    }
    for (var role : user.roles()) {
      if (!grants.roleExists(role)) {
        throw new RoleNotFound("roles", role);
      }
      jdbc.sql("insert into user_role (user_id, role_id) values (?, ?)")
          .params(user.id().value(), role)
          .update();
      given = given.and(grants.ofRole(role));
    }
    return given;
  }

  /**
   * Sends an invitation again, with another secret; the one before is worth nothing any more.
   *
   * @throws UserNotFound when there is no such user
   * @throws UserNotInStatus when the user does not wait to accept one
   */
  @Transactional
  public UserRecord inviteAgain(UserId id) {
    return grants.changing(
        () -> {
          var user = directory.require(id);
          if (user.status() != UserStatus.INVITED) {
            throw new UserNotInStatus(user);
          }
          send(user);
          events.record(new UserInvitedAgain(id));
          return user;
        });
  }

  private void send(UserRecord user) {
    var secret = Secret.next();
    var expiresAt = clock.instant().plus(LIFETIME);
    jdbc.sql(
            """
            insert into invitation (user_id, token_hash, expires_at) values (:user, :hash, :expiresAt)
            on conflict (tenant_id, user_id) do update
              set token_hash = excluded.token_hash, expires_at = excluded.expires_at
            """)
        .param("user", user.id().value())
        .param("hash", secret.hash())
        .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
        .update();
    messages.plan(
        new Message(
                "invitation:%s:%s".formatted(user.id(), Ids.next()),
                IdentitySubjects.user(user.id()),
                user.email(),
                "Invitation to " + tenants.current().name(),
                body(user, expiresAt))
            .with(secret.text()));
  }

  private String body(UserRecord user, Instant expiresAt) {
    return """
        Hello %s,

        %s invites you to work for %s with Procession, as '%s'.

        %s

        Log in as you do in your company, and hand in this invitation:
        %s

        It can be accepted once, until %tF (UTC). Whoever has it can accept it: do not pass it on.
        """
        .formatted(
            user.displayName(),
            Scope.current().actor().name(),
            tenants.current().name(),
            user.id(),
            page.isEmpty() ? "" : page + Message.SECRET,
            Message.SECRET,
            expiresAt.atOffset(ZoneOffset.UTC));
  }

  /** The id is taken, also when whoever has it has left. */
  public static final class UserExists extends Problem {
    UserExists(UserId id) {
      super(
          Kind.CONFLICT,
          "USER_EXISTS",
          "There is a user '%s' already; ids are never given twice.".formatted(id),
          "userId");
    }
  }
}
