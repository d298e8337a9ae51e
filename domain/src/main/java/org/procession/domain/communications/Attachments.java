package org.procession.domain.communications;

import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.procession.domain.communications.MessageRecord.AttachmentRecord;
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
  private final LetterRenderer renderer;
  private final JsonMapper json;

  Attachments(JdbcClient jdbc, LetterRenderer renderer, JsonMapper json) {
    this.jdbc = jdbc;
    this.renderer = renderer;
    this.json = json;
  }

  void add(UUID message, List<Attachment> attachments) {
    for (var n = 0; n < attachments.size(); n++) {
      var attachment = attachments.get(n);
      var letter = attachment.letter();
      jdbc.sql(
              """
              insert into outgoing_attachment (message_id, number, file_name, media_type, content, letter)
              values (:message, :number, :fileName, :mediaType, :content, :letter::jsonb)
              """)
          .param("message", message)
          .param("number", n + 1)
          .param("fileName", attachment.fileName())
          .param("mediaType", attachment.mediaType())
          .param("content", letter == null ? attachment.content() : null, Types.BINARY)
          .param("letter", letter == null ? null : json.writeValueAsString(letter), Types.VARCHAR)
          .update();
    }
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
