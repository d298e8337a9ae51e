package org.procession.domain.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Page;
import org.procession.domain.Problem;
import org.procession.domain.events.EventLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The API keys of the current tenant's users. A program with a key acts as that user, within the
 * part of the user's permissions that the key names. Keys are stored as hashes.
 */
@Service
public class ApiKeys {

  private static final int MAX_NAME = 100;
  private static final int MAX_VALID = 50;
  private static final Duration LIFETIME = Duration.ofDays(90);
  private static final Duration LONGEST_LIFETIME = Duration.ofDays(366);
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

  private static final String KEYS =
      """
      select id, user_id, name, prefix, permissions, created_at, expires_at, revoked_at, last_used_at from api_key
      """;

  private final Grants grants;
  private final EventLog events;
  private final JdbcClient jdbc;
  private final Clock clock;

  ApiKeys(Grants grants, EventLog events, JdbcClient jdbc, Clock clock) {
    this.grants = grants;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Issues a key for a user. Not idempotent: each call makes another.
   *
   * @param own what the one who asks for it may do
   * @throws ApiKeyInvalid when it has no name or permission, or is valid for longer than a year
   * @throws ScopeNotApplicable when records of what it permits have no owners
   * @throws GrantExceedsOwn when it permits more than the one who asks for it may do
   * @throws TooManyApiKeys when the user has {@value #MAX_VALID} that are valid
   */
  @Transactional
  public IssuedApiKey issue(UserId user, NewApiKey key, Granted own) {
    var now = clock.instant();
    var expiresAt = key.expiresAt() == null ? now.plus(LIFETIME) : key.expiresAt();
    if (key.name().isBlank() || key.name().length() > MAX_NAME || key.name().lines().count() > 1) {
      throw new ApiKeyInvalid(
          "A key has a name of one line and at most %d characters.".formatted(MAX_NAME), "name");
    }
    if (key.permissions().isEmpty()) {
      throw new ApiKeyInvalid("A key that permits nothing is of no use.", "permissions");
    }
    if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST_LIFETIME))) {
      throw new ApiKeyInvalid("A key expires in the future, within 366 days.", "expiresAt");
    }
    grants.requireScopes(key.permissions());
    grants.requireOwn(own, key.permissions());
    var issued = store(user, key.name(), key.permissions(), expiresAt);
    events.record(ApiKeyIssued.of(issued.record()));
    return issued;
  }

  private IssuedApiKey store(UserId user, String name, Granted permissions, Instant expiresAt) {
    jdbc.sql("select id from app_user where id = ? for no key update")
        .param(user.value())
        .query(String.class)
        .single();
    var valid =
        jdbc.sql(
                """
                select count(*) from api_key
                 where user_id = ? and revoked_at is null and expires_at > ?
                """)
            .params(user.value(), utc(clock.instant()))
            .query(Integer.class)
            .single();
    if (valid >= MAX_VALID) {
      throw new TooManyApiKeys();
    }
    var id = ApiKeyId.next();
    var key = Secret.nextKey();
    jdbc.sql(
            """
            insert into api_key (id, user_id, name, prefix, hash, permissions, created_at, expires_at)
            values (:id, :user, :name, :prefix, :hash, :permissions, :now, :expiresAt)
            """)
        .param("id", id.value())
        .param("user", user.value())
        .param("name", name)
        .param("prefix", key.prefix())
        .param("hash", key.hash())
        .param("permissions", permissions.texts().toArray(String[]::new))
        .param("now", utc(clock.instant()))
        .param("expiresAt", utc(expiresAt))
        .update();
    return new IssuedApiKey(key.text(), require(user, id));
  }

  /**
   * Issues a key that permits the same, for as long as the one before was to; both are valid until
   * the overlap ends.
   *
   * @param overlap how long the one before remains valid, up to 30 days
   * @param own what the one who asks for it may do
   * @throws ApiKeyNotFound when the user has no such key
   * @throws ApiKeyNotValid when it is revoked or has expired
   * @throws ApiKeyInvalid when the overlap is too long
   * @throws GrantExceedsOwn when it permits more than the one who asks for it may do
   */
  @Transactional
  public IssuedApiKey rotate(UserId user, ApiKeyId id, Duration overlap, Granted own) {
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw new ApiKeyInvalid(
          "The keys overlap for at most %d hours.".formatted(LONGEST_OVERLAP.toHours()),
          "overlapHours");
    }
    var now = clock.instant();
    var before = require(user, id);
    if (!before.isValidAt(now)) {
      throw new ApiKeyNotValid(before);
    }
    grants.requireOwn(own, before.permissions());
    var lifetime = Duration.between(before.createdAt(), before.expiresAt());
    var issued = store(user, before.name(), before.permissions(), now.plus(lifetime));
    var end = now.plus(overlap);
    var expiresAt = end.isBefore(before.expiresAt()) ? end : before.expiresAt();
    jdbc.sql("update api_key set expires_at = ? where id = ?")
        .params(utc(expiresAt), id.value())
        .update();
    events.record(new ApiKeyRotated(id, user, before.prefix(), issued.record().id(), expiresAt));
    return issued;
  }

  /**
   * Revokes a key: from the next request on it lets nobody in. Idempotent.
   *
   * @throws ApiKeyNotFound when the user has no such key
   */
  @Transactional
  public ApiKeyRecord revoke(UserId user, ApiKeyId id) {
    var key = require(user, id);
    var revoked =
        jdbc.sql("update api_key set revoked_at = ? where id = ? and revoked_at is null")
            .params(utc(clock.instant()), id.value())
            .update();
    if (revoked > 0) {
      events.record(new ApiKeyRevoked(id, user, key.prefix()));
    }
    return require(user, id);
  }

  /** A user's keys, newest first, also those that are not valid any more. */
  @Transactional(readOnly = true)
  public Page<ApiKeyRecord> list(UserId user, Page.Limit limit) {
    var read =
        jdbc.sql(KEYS + " where user_id = ? and id < ? order by id desc limit ?")
            .params(user.value(), limit.beforeId(), limit.andOneMore())
            .query(ApiKeys::key)
            .list();
    return Page.cut(read, limit, key -> key.id().toString());
  }

  private ApiKeyRecord require(UserId user, ApiKeyId id) {
    return find(id)
        .filter(key -> key.user().equals(user))
        .orElseThrow(() -> new ApiKeyNotFound(id));
  }

  Optional<ApiKeyRecord> find(ApiKeyId id) {
    return jdbc.sql(KEYS + " where id = ?").param(id.value()).query(ApiKeys::key).optional();
  }

  private static ApiKeyRecord key(ResultSet row, int number) throws SQLException {
    return new ApiKeyRecord(
        new ApiKeyId(row.getObject("id", java.util.UUID.class)),
        new UserId(row.getString("user_id")),
        row.getString("name"),
        row.getString("prefix"),
        Granted.parse(List.of((String[]) row.getArray("permissions").getArray())),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        instant(row, "revoked_at"),
        instant(row, "last_used_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** No key can be so. */
  public static final class ApiKeyInvalid extends Problem {
    ApiKeyInvalid(String detail, String field) {
      super(Kind.INVALID, "API_KEY_INVALID", detail, field);
    }
  }

  /** It lets nobody in any more. */
  public static final class ApiKeyNotValid extends Problem {
    ApiKeyNotValid(ApiKeyRecord key) {
      super(
          Kind.CONFLICT,
          "API_KEY_NOT_VALID",
          "The key %s is revoked or has expired: issue another.".formatted(key.prefix()));
    }
  }

  /** Nobody can keep an eye on so many. */
  public static final class TooManyApiKeys extends Problem {
    TooManyApiKeys() {
      super(
          Kind.CONFLICT,
          "TOO_MANY_API_KEYS",
          "A user has at most %d valid keys: revoke some first.".formatted(MAX_VALID));
    }
  }
}
