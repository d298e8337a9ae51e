package org.procession.domain.communications;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.procession.domain.communications.MessageRecord.AttachmentRecord;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What messages carry. A letter is planned as what it says, which costs next to nothing, and
 * written when it is first sent or read; from then on it stays as it is, byte for byte.
 */
@Service
public class Attachments {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;
  private final LetterRenderer renderer;
  private final JsonMapper json;

  Attachments(
      JdbcClient jdbc,
      NamedParameterJdbcOperations batches,
      LetterRenderer renderer,
      JsonMapper json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.renderer = renderer;
    this.json = json;
  }

  /** What messages carry, by their ids. */
  void add(Map<UUID, List<Attachment>> carried) {
    var rows = new ArrayList<SqlParameterSource>();
    carried.forEach(
        (message, attachments) -> {
          for (var n = 0; n < attachments.size(); n++) {
            rows.add(row(message, n + 1, attachments.get(n)));
          }
        });
    if (!rows.isEmpty()) {
      batches.batchUpdate(
          """
          insert into outgoing_attachment (message_id, number, file_name, media_type, content, letter)
          values (:message, :number, :fileName, :mediaType, :content, :letter::jsonb)
          """,
          rows.toArray(SqlParameterSource[]::new));
    }
  }

  private SqlParameterSource row(UUID message, int number, Attachment attachment) {
    var letter = attachment.letter();
    return new MapSqlParameterSource()
        .addValue("message", message)
        .addValue("number", number)
        .addValue("fileName", attachment.fileName())
        .addValue("mediaType", attachment.mediaType())
        .addValue("content", letter == null ? attachment.content() : null, Types.BINARY)
        .addValue("letter", letter == null ? null : json.writeValueAsString(letter), Types.VARCHAR);
  }

  /** What a message carries, in its order and with all letters written. */
  @Transactional
  public List<Attachment> of(UUID message) {
    writeLetters(message);
    return jdbc.sql(
            "select file_name, media_type, content from outgoing_attachment where message_id = ? order by number")
        .param(message)
        .query(Attachment::read)
        .list();
  }

  @Transactional
  Optional<Attachment> find(UUID message, int number) {
    writeLetters(message);
    return jdbc.sql(
            "select file_name, media_type, content from outgoing_attachment where message_id = ? and number = ?")
        .params(message, number)
        .query(Attachment::read)
        .optional();
  }

  List<AttachmentRecord> describe(UUID message) {
    return jdbc.sql(
            """
            select number, file_name, media_type, length(content) as size
              from outgoing_attachment where message_id = ? order by number
            """)
        .param(message)
        .query(AttachmentRecord.class)
        .list();
  }

  private record Unwritten(int number, String letter) {}

  private void writeLetters(UUID message) {
    jdbc.sql(
            "select number, letter from outgoing_attachment where message_id = ? and content is null")
        .param(message)
        .query(Unwritten.class)
        .list()
        .forEach(unwritten -> write(message, unwritten));
  }

  /** Of two who write it at the same time, one finds it written. */
  private void write(UUID message, Unwritten unwritten) {
    var letter = json.readValue(unwritten.letter(), LetterContent.class);
    jdbc.sql(
            """
            update outgoing_attachment set content = ?
             where message_id = ? and number = ? and content is null
            """)
        .params(renderer.render(letter), message, unwritten.number())
        .update();
  }
}
