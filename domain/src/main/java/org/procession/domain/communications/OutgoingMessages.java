package org.procession.domain.communications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Ids;
import org.procession.domain.events.EventLog;
import org.procession.domain.events.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The effect ledger of messages: each is planned in the transaction of what it tells about, and
 * sent afterwards, outside of any transaction. A message leaves at most once: whether one that was
 * being sent when its sender died has left is not known, and such a message is not sent again but
 * shown as UNKNOWN, until its provider can tell. What fails for good is recorded as {@link
 * MessageFailed}, and the sending of somebody's correspondence as {@link MessageSent}.
 */
@Service
public class OutgoingMessages {

  private static final int MAX_ATTEMPTS = 12;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /**
   * After this long without an outcome the sender is taken for dead; no server may keep one waiting
   * so long.
   */
  private static final Duration SENDING_TIMEOUT = Duration.ofMinutes(3);

  /** How often a provider is asked about a message in doubt. */
  private static final Duration ASKED_EVERY = Duration.ofSeconds(30);

  /** What a provider does not have after this long, it has never got. */
  private static final Duration IN_DOUBT = Duration.ofHours(1);

  private static final int LONGEST_CAUSE = 500;

  private final JdbcClient jdbc;
  private final Attachments attachments;
  private final EventLog events;
  private final JsonMapper json;
  private final Clock clock;

  OutgoingMessages(
      JdbcClient jdbc, Attachments attachments, EventLog events, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.attachments = attachments;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Plans a message; one whose recipient cannot be one has failed at once. Idempotent by business
   * key: one that is planned already stays as it is.
   *
   * @return whether this call planned it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean plan(Message message) {
    return planAll(List.of(message)) == 1;
  }

  /**
   * Plans many messages at once; see {@link #plan}.
   *
   * @return how many this call planned
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int planAll(Collection<Message> messages) {
    if (messages.isEmpty()) {
      return 0;
    }
    var wanted = messages.stream().map(Plan::of).toList();
    var added =
        Set.copyOf(
            jdbc.sql(
                    """
                    insert into outgoing_message
                      (id, business_key, subject_ref, concerns, channel, recipient, language, title, body,
                       secret, status, cause, not_before, planned_at)
                    select id, "businessKey", about, concerns, channel, recipient, language, title, body,
                           secret, status, cause, :now, :now
                      from jsonb_to_recordset(:rows::jsonb)
                        as (id uuid, "businessKey" text, about text, concerns text[], channel text, recipient text,
                            language text, title text, body text, secret text, status text, cause text)
                    on conflict (tenant_id, business_key) do nothing
                    returning id
                    """)
                .param("rows", json.writeValueAsString(wanted.stream().map(Plan::row).toList()))
                .param("now", utc(clock.instant()))
                .query(UUID.class)
                .list());
    var planned = wanted.stream().filter(plan -> added.contains(plan.id())).toList();
    attachments.add(
        planned.stream().collect(Collectors.toMap(Plan::id, plan -> plan.message().attachments())));
    events.recordAll(planned.stream().flatMap(plan -> plan.failed().stream()).toList());
    return planned.size();
  }

  /**
   * A message that is to be planned.
   *
   * @param objection why nothing can be sent to its recipient, null when it can
   */
  private record Plan(UUID id, Message message, @Nullable String objection) {

    static Plan of(Message message) {
      var objection = message.channel().objection(message.recipient());
      return new Plan(Ids.next(), message, objection.orElse(null));
    }

    Optional<MessageFailed> failed() {
      return Optional.ofNullable(objection)
          .map(
              cause ->
                  new Described(
                          id,
                          message.channel(),
                          message.about(),
                          message.concerns(),
                          message.recipient(),
                          message.title())
                      .failed(cause));
    }

    Row row() {
      return new Row(
          id,
          message.businessKey(),
          message.about().toString(),
          message.concerns().stream().map(Subject::toString).toList(),
          message.channel(),
          message.recipient(),
          message.language().toLanguageTag(),
          message.title(),
          message.body(),
          objection == null ? message.secret() : null,
          objection == null ? MessageStatus.PLANNED : MessageStatus.FAILED,
          objection);
    }

    private record Row(
        UUID id,
        String businessKey,
        String about,
        List<String> concerns,
        Channel channel,
        String recipient,
        String language,
        String title,
        String body,
        @Nullable String secret,
        MessageStatus status,
        @Nullable String cause) {}
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

  /** A message that was taken for sending; what it carries {@link Attachments} have. */
  public record Due(
      UUID id,
      String businessKey,
      String recipient,
      Locale language,
      String title,
      String body,
      int attempt) {}

  /**
   * Takes a channel's messages that are due; each is taken by one sender only. Which they are is
   * materialised: a join may run a subquery again for each of its rows, and each time that would
   * lock, and take, the next ones beyond the limit.
   */
  @Transactional
  public List<Due> take(Channel channel, int limit) {
    var now = clock.instant();
    giveUpOnTheDead(channel, now);
    return jdbc.sql(
            """
            with due as materialized (
              select tenant_id, id from outgoing_message
               where channel = :channel and status = 'PLANNED' and not_before <= :now
               order by not_before limit :limit for update skip locked)
            update outgoing_message m
               set status = 'SENDING', attempts = attempts + 1, attempted_at = :now, not_before = :deadline
              from due
             where m.tenant_id = due.tenant_id and m.id = due.id
            returning m.id, m.business_key, m.recipient, m.language, m.title, m.attempts,
                      coalesce(replace(m.body, '{secret}', m.secret), m.body) as body
            """)
        .param("channel", channel.name())
        .param("deadline", utc(now.plus(SENDING_TIMEOUT)))
        .param("now", utc(now))
        .param("limit", limit)
        .query(
            (rs, n) ->
                new Due(
                    rs.getObject("id", UUID.class),
                    rs.getString("business_key"),
                    rs.getString("recipient"),
                    Locale.forLanguageTag(rs.getString("language")),
                    rs.getString("title"),
                    rs.getString("body"),
                    rs.getInt("attempts")))
        .list();
  }

  private void giveUpOnTheDead(Channel channel, Instant now) {
    jdbc.sql(
            """
            update outgoing_message set status = 'UNKNOWN', secret = null, cause = 'its sender ended while sending'
             where channel = ? and status = 'SENDING' and not_before <= ?
            """)
        .params(channel.name(), utc(now))
        .update();
  }

  /**
   * What has not left yet.
   *
   * @param oldest when the first of them was planned, null when there is none
   */
  public record Waiting(long messages, @Nullable Instant oldest) {}

  /** Those of a channel that are planned, and those being sent. */
  @Transactional(readOnly = true)
  public Waiting waiting(Channel channel) {
    return jdbc.sql(
            """
            select count(*) as n, min(planned_at) as oldest from outgoing_message
             where channel = ? and status in ('PLANNED', 'SENDING')
            """)
        .param(channel.name())
        .query(
            (rs, n) -> {
              var oldest = rs.getObject("oldest", OffsetDateTime.class);
              return new Waiting(rs.getLong("n"), oldest == null ? null : oldest.toInstant());
            })
        .single();
  }

  /**
   * The provider took the message.
   *
   * @param providerId what it calls the message
   */
  @Transactional
  public void sent(UUID id, String providerId) {
    finish(id, "SENDING", MessageStatus.SENT, null, providerId);
  }

  /** The provider refused the message for good. */
  @Transactional
  public void failed(UUID id, String cause) {
    finish(id, "SENDING", MessageStatus.FAILED, cause, null);
  }

  /** Nobody knows whether the provider took the message. */
  @Transactional
  public void unknown(UUID id, String cause) {
    finish(id, "SENDING", MessageStatus.UNKNOWN, cause, null);
  }

  /** The message has certainly not left; it is tried again later, and not for ever. */
  @Transactional
  public void postpone(Due message, String cause) {
    if (message.attempt() >= MAX_ATTEMPTS) {
      failed(message.id(), cause);
      return;
    }
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(message.attempt() - 1, 20));
    var next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    jdbc.sql(
            "update outgoing_message set status = 'PLANNED', not_before = ?, cause = ? where id = ? and status = 'SENDING'")
        .params(utc(next), bounded(cause), message.id())
        .update();
  }

  /**
   * A message of which nobody knows whether it was sent.
   *
   * @param attemptedAt when it was, if it was
   */
  public record InDoubt(UUID id, String recipient, String body, Instant attemptedAt) {}

  /** Takes a channel's messages about which to ask the provider now; each comes again later. */
  @Transactional
  public List<InDoubt> takeInDoubt(Channel channel, int limit) {
    var now = clock.instant();
    return jdbc.sql(
            """
            with due as materialized (
              select tenant_id, id from outgoing_message
               where channel = :channel and status = 'UNKNOWN' and not_before <= :now
               order by not_before limit :limit for update skip locked)
            update outgoing_message m set not_before = :next
              from due
             where m.tenant_id = due.tenant_id and m.id = due.id
            returning m.id, m.recipient, m.body, m.attempted_at
            """)
        .param("next", utc(now.plus(ASKED_EVERY)))
        .param("channel", channel.name())
        .param("now", utc(now))
        .param("limit", limit)
        .query(
            (rs, n) ->
                new InDoubt(
                    rs.getObject("id", UUID.class),
                    rs.getString("recipient"),
                    rs.getString("body"),
                    rs.getObject("attempted_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Whether what the provider calls so is a message that is accounted for. */
  @Transactional(readOnly = true)
  public boolean isAccountedFor(Channel channel, String providerId) {
    return jdbc.sql(
            "select exists (select from outgoing_message where channel = ? and provider_id = ?)")
        .params(channel.name(), providerId)
        .query(Boolean.class)
        .single();
  }

  /** The provider has the message. */
  @Transactional
  public void found(UUID id, String providerId) {
    finish(id, "UNKNOWN", MessageStatus.SENT, null, providerId);
  }

  /** The provider does not have the message: after a while that is certain, and it has failed. */
  @Transactional
  public void missed(InDoubt message, String cause) {
    if (!clock.instant().isBefore(message.attemptedAt().plus(IN_DOUBT))) {
      finish(message.id(), "UNKNOWN", MessageStatus.FAILED, cause, null);
    }
  }

  private void finish(
      UUID id,
      String from,
      MessageStatus status,
      @Nullable String cause,
      @Nullable String providerId) {
    var now = clock.instant();
    var bounded = cause == null ? null : bounded(cause);
    jdbc.sql(
            """
            update outgoing_message
               set status = :status, secret = null, cause = :cause, provider_id = :providerId, not_before = :next,
                   sent_at = case when :status = 'SENT' then attempted_at end
             where id = :id and status = :from
            returning id, channel, subject_ref, concerns, recipient, title
            """)
        .param("status", status.name())
        .param("cause", bounded, Types.VARCHAR)
        .param("providerId", providerId, Types.VARCHAR)
        .param("next", utc(now.plus(ASKED_EVERY)))
        .param("id", id)
        .param("from", from)
        .query(OutgoingMessages::described)
        .optional()
        .ifPresent(message -> record(message, status, String.valueOf(bounded)));
  }

  private void record(Described message, MessageStatus status, String cause) {
    if (status == MessageStatus.FAILED) {
      events.record(message.failed(cause));
    } else if (status == MessageStatus.SENT && !message.concerns().isEmpty()) {
      events.record(message.sent());
    }
  }

  /** What events say of a message. */
  private record Described(
      UUID id,
      Channel channel,
      Subject about,
      Set<Subject> concerns,
      String recipient,
      String title) {

    MessageSent sent() {
      return new MessageSent(id, channel, recipient, title, about, concerns);
    }

    MessageFailed failed(String cause) {
      return new MessageFailed(id, channel, recipient, title, cause, about, concerns);
    }
  }

  private static Described described(ResultSet row, int number) throws SQLException {
    return new Described(
        row.getObject("id", UUID.class),
        Channel.valueOf(row.getString("channel")),
        Subject.parse(row.getString("subject_ref")),
        Stream.of((String[]) row.getArray("concerns").getArray())
            .map(Subject::parse)
            .collect(Collectors.toSet()),
        row.getString("recipient"),
        row.getString("title"));
  }

  private static String bounded(String cause) {
    return cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
