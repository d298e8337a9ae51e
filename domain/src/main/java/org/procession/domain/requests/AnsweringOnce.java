package org.procession.domain.requests;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.procession.domain.tenancy.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does what a request asks for once, however often it is sent. Its key, what it changes and its
 * answer are committed together: whatever dies at whichever moment, either all of them are there or
 * none.
 */
@Service
public class AnsweringOnce {

  /** For how long answers are kept at least. */
  public static final Duration KEPT = Duration.ofHours(24);

  private final JdbcClient jdbc;
  private final Clock clock;

  AnsweringOnce(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Answers a request of the scope's actor. Idempotent by its key.
   *
   * @param work does it, in the transactions of this call; when it throws, nothing of it remains
   *     and the key is free again
   * @return the earlier answer; empty when the work was done now
   * @throws KeyReused when the key belongs to another request
   * @throws RequestInProgress when the request is being answered by another call
   * @throws Exception what the work throws
   */
  @Transactional(rollbackFor = Exception.class)
  public Optional<KeptAnswer> answer(KeyedRequest request, Callable<KeptAnswer> work)
      throws Exception {
    var actor = Scope.current().actor().reference();
    if (!claim(actor, request)) {
      return Optional.of(earlier(actor, request));
    }
    keep(actor, request, work.call());
    return Optional.empty();
  }

  /** Whoever has the lock is the only one at work with the key until its transaction ends. */
  private boolean claim(String actor, KeyedRequest request) {
    return jdbc.sql(
                """
                with turn as (
                  select pg_try_advisory_xact_lock(
                    hashtextextended(concat_ws(' ', 'request', current_tenant(), :actor, :key), 0)) as mine)
                insert into answered_request (actor, key, fingerprint, requested_at)
                select :actor, :key, :fingerprint, :now from turn where mine
                on conflict do nothing
                """)
            .param("actor", actor)
            .param("key", request.key())
            .param("fingerprint", request.fingerprint())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  private KeptAnswer earlier(String actor, KeyedRequest request) {
    record Found(String fingerprint, KeptAnswer answer) {}
    var found =
        jdbc.sql(
                """
                select fingerprint, status, location, etag, media_type, body
                  from answered_request where actor = ? and key = ?
                """)
            .params(actor, request.key())
            .query(
                (row, number) ->
                    new Found(
                        row.getString("fingerprint"),
                        new KeptAnswer(
                            row.getInt("status"),
                            row.getString("location"),
                            row.getString("etag"),
                            row.getString("media_type"),
                            row.getBytes("body"))))
            .optional()
            .orElseThrow(RequestInProgress::new);
    if (!found.fingerprint().equals(request.fingerprint())) {
      throw new KeyReused();
    }
    return found.answer();
  }

  private void keep(String actor, KeyedRequest request, KeptAnswer answer) {
    jdbc.sql(
            """
            update answered_request
               set status = :status, location = :location, etag = :etag, media_type = :mediaType, body = :body
             where actor = :actor and key = :key
            """)
        .param("status", answer.status())
        .param("location", answer.location())
        .param("etag", answer.etag())
        .param("mediaType", answer.mediaType())
        .param("body", answer.body())
        .param("actor", actor)
        .param("key", request.key())
        .update();
  }

  /**
   * Forgets the tenant's answers that were kept long enough. Idempotent.
   *
   * @return how many
   */
  @Transactional
  public int forget() {
    return jdbc.sql("delete from answered_request where requested_at < ?")
        .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
  }
}
