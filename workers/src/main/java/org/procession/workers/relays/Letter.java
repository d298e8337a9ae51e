package org.procession.workers.relays;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.procession.domain.communications.Attachment;
import org.procession.domain.communications.OutgoingMessages.Due;

/**
 * A message as e-mail (RFC 5322), which knows whether the server has seen any of its content. Its
 * Message-ID is made from the message's id: whoever gets it twice can tell.
 */
final class Letter extends MimeMessage {

  private final String id;
  private boolean handedOver;

  /**
   * @throws AddressException when the recipient is no address
   */
  Letter(
      Session session, InternetAddress from, Due message, List<Attachment> attachments, Instant now)
      throws MessagingException {
    super(session);
    var host = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    setFrom(from);
    id = "<%s@%s>".formatted(message.id(), host);
    setRecipient(RecipientType.TO, new InternetAddress(message.recipient(), true));
    setSubject(oneLine(message.title()), UTF_8.name());
    setContentLanguage(new String[] {message.language().toLanguageTag()}); // RFC 3282
    if (attachments.isEmpty()) {
      setText(message.body(), UTF_8.name());
    } else {
      setContent(parts(message, attachments));
    }
    setSentDate(Date.from(now));
    setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office replies
    saveChanges();
  }

  /** The text, and after it each attachment with its name (RFC 2183, RFC 2231). */
  private static Multipart parts(Due message, List<Attachment> attachments)
      throws MessagingException {
    var parts = new MimeMultipart("mixed");
    var text = new MimeBodyPart();
    text.setText(message.body(), UTF_8.name());
    parts.addBodyPart(text);
    for (var attachment : attachments) {
      var part = new MimeBodyPart();
      part.setDataHandler(
          new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
      part.setFileName(attachment.fileName());
      part.setDisposition(Part.ATTACHMENT);
      part.setHeader("Content-Transfer-Encoding", "base64");
      parts.addBodyPart(part);
    }
    return parts;
  }

  /** A title is data: a line break in it must not begin another header. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  @Override
  public String getMessageID() {
    return id;
  }

  @Override
  public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
    handedOver = true;
    super.writeTo(out, ignored);
  }

  /**
   * Whether content went to the server: from then on nobody knows what a silent one did with it.
   */
  boolean isHandedOver() {
    return handedOver;
  }
}
