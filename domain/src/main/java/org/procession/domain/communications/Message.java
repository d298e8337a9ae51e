package org.procession.domain.communications;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
 * @param secret what the body of an e-mail says in place of {@value #SECRET}; it is forgotten once
 *     the message has left, or is known not to leave
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
    List<Attachment> attachments,
    @Nullable String secret) {

  /** Stands in a body for what nobody but its recipient may read. */
  public static final String SECRET = "{secret}";

  /** What providers take in one text message, however many parts it is sent in. */
  private static final int MAX_SMS_LENGTH = 1600;

  /** Below what mail servers take, which count it in Base64. */
  private static final int MAX_ATTACHMENTS_SIZE = 10 * 1024 * 1024;

  /**
   * @throws MessageTooLarge when its channel does not carry so much
   * @throws IllegalArgumentException when its channel does not carry attachments, or secrets
   */
  public Message {
    concerns = Set.copyOf(concerns);
    attachments = List.copyOf(attachments);
    if (channel == Channel.SMS && !attachments.isEmpty()) {
      throw new IllegalArgumentException("an SMS has no attachments");
    }
    if (channel != Channel.EMAIL && secret != null) {
      throw new IllegalArgumentException("only an e-mail has a secret");
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

  /** A message without a secret. */
  public Message(
      String businessKey,
      Subject about,
      Set<Subject> concerns,
      Channel channel,
      String recipient,
      Locale language,
      String title,
      String body,
      List<Attachment> attachments) {
    this(
        businessKey, about, concerns, channel, recipient, language, title, body, attachments, null);
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
        businessKey, about, others, channel, recipient, language, title, body, attachments, secret);
  }

  /** The same, said to be in another language. */
  public Message in(Locale other) {
    return new Message(
        businessKey, about, concerns, channel, recipient, other, title, body, attachments, secret);
  }

  /** The same with these attachments. */
  public Message with(Attachment... others) {
    return new Message(
        businessKey,
        about,
        concerns,
        channel,
        recipient,
        language,
        title,
        body,
        List.of(others),
        secret);
  }

  /** The same with a secret. */
  public Message with(String hidden) {
    return new Message(
        businessKey,
        about,
        concerns,
        channel,
        recipient,
        language,
        title,
        body,
        attachments,
        hidden);
  }

  /** The message is larger than its channel carries. */
  public static final class MessageTooLarge extends Problem {
    MessageTooLarge(String detail) {
      super("MESSAGE_TOO_LARGE", detail);
    }
  }
}
