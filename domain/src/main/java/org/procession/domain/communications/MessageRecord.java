package org.procession.domain.communications;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.Subject;

/**
 * A message and what became of it.
 *
 * @param attempts how often it was tried to send it
 * @param cause what went wrong last, null when nothing did
 * @param providerId what the provider that took it calls it
 * @param sentAt when the attempt began that succeeded
 */
public record MessageRecord(
    UUID id,
    Subject about,
    Channel channel,
    String recipient,
    Locale language,
    String title,
    MessageStatus status,
    int attempts,
    @Nullable String cause,
    @Nullable String providerId,
    Instant plannedAt,
    @Nullable Instant sentAt,
    List<AttachmentRecord> attachments) {

  public MessageRecord {
    attachments = List.copyOf(attachments);
  }

  /**
   * An attachment without its content.
   *
   * @param number its place in the message, from 1
   * @param size in bytes, null for a letter that nobody has sent or read yet
   */
  public record AttachmentRecord(
      int number, String fileName, String mediaType, @Nullable Integer size) {}
}
