package org.procession.domain.communications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Page;
import org.procession.domain.Problem;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Whose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds what left the house for a record, or is to leave, and what became of it. */
@Service
public class FindingMessages {

  private final JdbcClient jdbc;
  private final Attachments attachments;

  FindingMessages(JdbcClient jdbc, Attachments attachments) {
    this.jdbc = jdbc;
    this.attachments = attachments;
  }

  /**
   * The messages about a record, and those that are its correspondence; newest first.
   *
   * @param whose only about their records
   */
  @Transactional(readOnly = true)
  public Page<MessageRecord> about(Subject subject, Whose whose, Page.Limit limit) {
    var found =
        jdbc.sql(
                """
                select id, subject_ref, channel, recipient, language, title, status, attempts, cause, provider_id,
                       planned_at, sent_at
                  from outgoing_message
                 where (subject_ref = :subject or concerns @> array[:subject]::text[]) and id < :before
                   and %s
                 order by id desc limit :limit
                """
                    .formatted(whose.conditionOn("subject_ref", "users")))
            .param("users", whose.ids())
            .param("subject", subject.toString())
            .param("before", limit.beforeId())
            .param("limit", limit.andOneMore())
            .query(this::message)
            .list();
    return Page.cut(found, limit, message -> message.id().toString());
  }

  /**
   * What a message carries.
   *
   * @param number its place in the message, from 1
   * @param whose only of messages about their records
   * @throws AttachmentNotFound when the tenant has no such message, or it no such attachment
   */
  @Transactional
  public Attachment attachment(UUID message, int number, Whose whose) {
    return Optional.of(message)
        .filter(m -> isAbout(m, whose))
        .flatMap(m -> attachments.find(m, number))
        .orElseThrow(AttachmentNotFound::new);
  }

  private boolean isAbout(UUID message, Whose whose) {
    return jdbc.sql(
            "select exists (select from outgoing_message where id = :id and %s)"
                .formatted(whose.conditionOn("subject_ref", "users")))
        .param("id", message)
        .param("users", whose.ids())
        .query(Boolean.class)
        .single();
  }

  private MessageRecord message(ResultSet row, int n) throws SQLException {
    var id = row.getObject("id", UUID.class);
    return new MessageRecord(
        id,
        Subject.parse(row.getString("subject_ref")),
        Channel.valueOf(row.getString("channel")),
        row.getString("recipient"),
        Locale.forLanguageTag(row.getString("language")),
        row.getString("title"),
        MessageStatus.valueOf(row.getString("status")),
        row.getInt("attempts"),
        row.getString("cause"),
        row.getString("provider_id"),
        row.getObject("planned_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("sent_at", OffsetDateTime.class)),
        attachments.describe(id));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  /** There is no such attachment. */
  public static final class AttachmentNotFound extends Problem {
    AttachmentNotFound() {
      super(Kind.NOT_FOUND, "ATTACHMENT_NOT_FOUND", "There is no such attachment.");
    }
  }
}
