package org.procession.domain.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Finds out who comes with an API key, outside of any tenant's scope, on every request anew. */
@Service
public class RecognizingApiKeys {

  /** When a key was used is known to the hour, so that not each request writes. */
  private static final Duration COARSE = Duration.ofHours(1);

  private final Directory directory;
  private final ApiKeys keys;
  private final SuspendingTenants suspending;
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Clock clock;

  RecognizingApiKeys(
      Directory directory,
      ApiKeys keys,
      SuspendingTenants suspending,
      JdbcClient jdbc,
      TransactionOperations transactions,
      Clock clock) {
    this.directory = directory;
    this.keys = keys;
    this.suspending = suspending;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Whether a text is meant as an API key, and is not some other token. */
  public static boolean isKey(String text) {
    return text.startsWith(Secret.KEY);
  }

  /**
   * Who comes with a valid key.
   *
   * @param suspended whether the tenant is
   * @param access what the key permits of what the user may do
   */
  public record Bearer(
      TenantId tenant, boolean suspended, UserRecord user, ApiKeyRecord key, UserAccess access) {

    /** The user, as which the key acts; its name says which key it was. */
    public Actor actor() {
      return Actor.user(
          user.id().value(), "%s (API key %s)".formatted(user.displayName(), key.prefix()));
    }
  }

  /**
   * Who comes with a key, and nobody with one that is unknown, revoked or expired. The user may be
   * deactivated, and the tenant suspended.
   */
  public Optional<Bearer> recognize(String key) {
    var found =
        transactions.execute(
            begun ->
                jdbc.sql("select tenant_id, id from find_api_key(?)")
                    .param(new Secret(key).hash())
                    .query(
                        (row, n) ->
                            new Whose(
                                new TenantId(row.getString("tenant_id")),
                                new ApiKeyId(row.getObject("id", UUID.class))))
                    .optional());
    return found.flatMap(
        whose ->
            new Scope(whose.tenant(), Actor.system("keys"))
                .call(() -> transactions.execute(begun -> use(whose))));
  }

  private record Whose(TenantId tenant, ApiKeyId id) {}

  private Optional<Bearer> use(Whose whose) {
    var now = clock.instant();
    return keys.find(whose.id())
        .filter(key -> key.isValidAt(now))
        .map(
            key -> {
              note(key, now);
              var granted = directory.permissionsOf(key.user()).within(key.permissions());
              return new Bearer(
                  whose.tenant(),
                  suspending.isSuspended(),
                  directory.require(key.user()),
                  key,
                  directory.access(key.user(), granted));
            });
  }

  private void note(ApiKeyRecord key, Instant now) {
    var used = key.lastUsedAt();
    if (used == null || used.plus(COARSE).isBefore(now)) {
      jdbc.sql(
              """
              update api_key set last_used_at = :now
               where id = :id and (last_used_at is null or last_used_at < :now)
              """)
          .param("now", now.atOffset(ZoneOffset.UTC))
          .param("id", key.id().value())
          .update();
    }
  }
}
