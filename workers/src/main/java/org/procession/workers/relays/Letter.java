package org.procession.workers.relays;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import org.procession.domain.communications.OutgoingMessages.Due;

/**
 * A message as e-mail (RFC 5322), which knows whether the server has seen any of its content. Its
 * Message-ID is made from the message's id: whoever gets it twice can tell.
 */
final class Letter extends MimeMessage {

  private boolean handedOver;

  /**
   * @throws AddressException when the recipient is not one plain address
   */
  Letter(Session session, InternetAddress from, Due message, Instant now)
      throws MessagingException {
    super(session);
    var host = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    setFrom(from);
    setRecipient(RecipientType.TO, recipient(message.recipient()));
    setSubject(oneLine(message.title()), UTF_8.name());
    setText(message.body(), UTF_8.name());
    setSentDate(Date.from(now));
    setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office replies
    saveChanges();
    setHeader("Message-ID", "<%s@%s>".formatted(message.id(), host));
  }

  private static InternetAddress recipient(String address) throws AddressException {
    var parsed = InternetAddress.parse(address, true);
    if (parsed.length != 1 || parsed[0].isGroup()) {
      throw new AddressException("not one address", address);
    }
    parsed[0].validate();
    return parsed[0];
  }

  /** A title is data: a line break in it must not begin another header. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  @Override
  protected void updateMessageID() {
    // Ours is set; the library would make up another each time.
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
