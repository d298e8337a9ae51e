package org.procession.domain.communications;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.procession.domain.Problem;
import org.procession.domain.events.Subject;

/**
 * A message that is to leave the house.
 *
 * @param businessKey what it is for: one message leaves for each key, ever
 * @param about the record it is about
 * @param concerns whose correspondence it is besides: a message that names somebody here stands on
 *     the timelines when it has been sent, one that names nobody is a notice to a user and does not
 * @param recipient an e-mail address or a telephone number, as the channel has them; a message to
 *     what is none fails when it is planned
 * @param language the language of title and body
 * @param title what it is called in the house, and the subject of an e-mail
 * @param body plain text
 */
public record Message(
    String businessKey,
    Subject about,
    Set<Subject> concerns,
    Channel channel,
    String recipient,
    Locale language,
    String title,
    String body,
    List<Attachment> attachments) {

  /** What providers take in one text message, however many parts it is sent in. */
  private static final int MAX_SMS_LENGTH = 1600;

  /** Below what mail servers take, which count it in Base64. */
  private static final int MAX_ATTACHMENTS_SIZE = 10 * 1024 * 1024;

  /**
   * @throws MessageTooLarge when its channel does not carry so much
   * @throws IllegalArgumentException when its channel does not carry attachments
   */
  public Message {
    concerns = Set.copyOf(concerns);
    attachments = List.copyOf(attachments);
    if (channel == Channel.SMS && !attachments.isEmpty()) {
      throw new IllegalArgumentException("an SMS has no attachments");
    }
    if (channel == Channel.SMS && body.length() > MAX_SMS_LENGTH) {
      throw new MessageTooLarge("An SMS has at most %d characters.".formatted(MAX_SMS_LENGTH));
    }
    if (attachments.stream().mapToLong(Attachment::size).sum() > MAX_ATTACHMENTS_SIZE) {
      throw new MessageTooLarge(
          "The attachments of a message have at most %d MB together."
              .formatted(MAX_ATTACHMENTS_SIZE >> 20));
    }
  }

  /** An e-mail in English. */
  public Message(String businessKey, Subject about, String recipient, String title, String body) {
    this(
        businessKey,
        about,
        Set.of(),
        Channel.EMAIL,
        recipient,
        Locale.ENGLISH,
        title,
        body,
        List.of());
  }

  /** An SMS in English. */
  public static Message sms(
      String businessKey, Subject about, String recipient, String title, String body) {
    return new Message(
        businessKey,
        about,
        Set.of(),
        Channel.SMS,
        recipient,
        Locale.ENGLISH,
        title,
        body,
        List.of());
  }

  /** The same as correspondence of these records too. */
  public Message concerning(Set<Subject> others) {
    return new Message(
        businessKey, about, others, channel, recipient, language, title, body, attachments);
  }

  /** The same, said to be in another language. */
  public Message in(Locale other) {
    return new Message(
        businessKey, about, concerns, channel, recipient, other, title, body, attachments);
  }

  /** The same with these attachments. */
  public Message with(Attachment... others) {
    return new Message(
        businessKey, about, concerns, channel, recipient, language, title, body, List.of(others));
  }

  /** The message is larger than its channel carries. */
  public static final class MessageTooLarge extends Problem {
    MessageTooLarge(String detail) {
      super("MESSAGE_TOO_LARGE", detail);
    }
  }
}
