package org.procession.domain.communications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The effect ledger of messages: each is planned in the transaction of what it tells about, and
 * sent afterwards, outside of any transaction. A message leaves at most once: whether one that was
 * being sent when its sender died has left is not known, and such a message is not sent again but
 * shown as UNKNOWN.
 */
@Service
public class OutgoingMessages {

  private static final int MAX_ATTEMPTS = 12;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** After this long without an outcome the sender is taken for dead. */
  private static final Duration SENDING_TIMEOUT = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Clock clock;

  OutgoingMessages(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Plans a message. Idempotent by business key: one that is planned already stays as it is.
   *
   * @return whether this call planned it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean plan(Message message) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    return jdbc.sql(
                """
                insert into outgoing_message
                  (id, business_key, subject_ref, recipient, title, body, status, not_before, planned_at)
                values (?, ?, ?, ?, ?, ?, 'PLANNED', ?, ?)
                on conflict (tenant_id, business_key) do nothing
                """)
            .params(
                Ids.next(),
                message.businessKey(),
                message.about().toString(),
                message.recipient(),
                message.title(),
                message.body(),
                now,
                now)
            .update()
        == 1;
  }

  /** To whom the messages went, or will go, whose business keys begin so. */
  @Transactional(readOnly = true)
  public List<String> recipients(String businessKeyPrefix) {
    return jdbc.sql(
            "select distinct recipient from outgoing_message where starts_with(business_key, ?) order by recipient")
        .param(businessKeyPrefix)
        .query(String.class)
        .list();
  }

  /** A message that was taken for sending. */
  public record Due(
      UUID id, String businessKey, String recipient, String title, String body, int attempt) {}

  /** Takes the messages that are due; each is taken by one sender only. */
  @Transactional
  public List<Due> take(int limit) {
    var now = clock.instant();
    giveUpOnTheDead(now);
    return jdbc.sql(
            """
            update outgoing_message m set status = 'SENDING', attempts = attempts + 1, not_before = :deadline
              from (select tenant_id, id from outgoing_message
                     where status = 'PLANNED' and not_before <= :now
                     order by not_before limit :limit for update skip locked) due
             where m.tenant_id = due.tenant_id and m.id = due.id
            returning m.id, m.business_key, m.recipient, m.title, m.body, m.attempts
            """)
        .param("deadline", now.plus(SENDING_TIMEOUT).atOffset(ZoneOffset.UTC))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(
            (rs, n) ->
                new Due(
                    rs.getObject("id", UUID.class),
                    rs.getString("business_key"),
                    rs.getString("recipient"),
                    rs.getString("title"),
                    rs.getString("body"),
                    rs.getInt("attempts")))
        .list();
  }

  private void giveUpOnTheDead(Instant now) {
    jdbc.sql(
            """
            update outgoing_message set status = 'UNKNOWN', cause = 'its sender ended while sending'
             where status = 'SENDING' and not_before <= ?
            """)
        .param(now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * What has not left yet.
   *
   * @param oldest when the first of them was planned, null when there is none
   */
  public record Waiting(long messages, @Nullable Instant oldest) {}

  /** Those planned, and those being sent. */
  @Transactional(readOnly = true)
  public Waiting waiting() {
    return jdbc.sql(
            "select count(*) as n, min(planned_at) as oldest from outgoing_message where status in ('PLANNED', 'SENDING')")
        .query(
            (rs, n) -> {
              var oldest = rs.getObject("oldest", OffsetDateTime.class);
              return new Waiting(rs.getLong("n"), oldest == null ? null : oldest.toInstant());
            })
        .single();
  }

  /** The server took the message. */
  @Transactional
  public void sent(UUID id) {
    finish(id, "SENT", null);
  }

  /** The server refused the message for good, or nobody knows whether it took it. */
  @Transactional
  public void ended(UUID id, boolean known, String cause) {
    finish(id, known ? "FAILED" : "UNKNOWN", cause);
  }

  /** The message has certainly not left; it is tried again later, and not for ever. */
  @Transactional
  public void postpone(Due message, String cause) {
    if (message.attempt() >= MAX_ATTEMPTS) {
      finish(message.id(), "FAILED", cause);
      return;
    }
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(message.attempt() - 1, 20));
    var next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    jdbc.sql(
            "update outgoing_message set status = 'PLANNED', not_before = ?, cause = ? where id = ? and status = 'SENDING'")
        .params(next.atOffset(ZoneOffset.UTC), cause, message.id())
        .update();
  }

  private void finish(UUID id, String status, @Nullable String cause) {
    jdbc.sql(
            """
            update outgoing_message
               set status = :status, cause = :cause, sent_at = case when :status = 'SENT' then :now::timestamptz end
             where id = :id and status = 'SENDING'
            """)
        .param("status", status)
        .param("cause", cause)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }
}
