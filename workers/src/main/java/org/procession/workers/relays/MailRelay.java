package org.procession.workers.relays;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.procession.domain.communications.Attachments;
import org.procession.domain.communications.Channel;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.communications.OutgoingMessages.Due;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Sends e-mail by SMTP. */
@Component
class MailRelay extends MessageRelay {

  private final Attachments attachments;
  private final JavaMailSenderImpl server;
  private final InternetAddress from;
  private final Clock clock;

  /**
   * @throws AddressException when procession.mail.from is no address
   */
  MailRelay(
      OutgoingMessages messages,
      Attachments attachments,
      JavaMailSenderImpl server,
      MailProperties mail,
      Clock clock)
      throws AddressException {
    super(Channel.EMAIL, messages);
    this.attachments = attachments;
    this.server = server;
    this.from = new InternetAddress(mail.from(), true);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  Outcome send(Due message) {
    Letter letter;
    try {
      letter =
          new Letter(
              server.getSession(), from, message, attachments.of(message.id()), clock.instant());
    } catch (MessagingException e) {
      return new Outcome.Refused(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) { // without what it carries nothing leaves
      return new Outcome.NotNow(String.valueOf(e.getMessage()));
    }
    try {
      server.send(letter);
      return new Outcome.Taken(letter.getMessageID());
    } catch (MailException e) {
      return outcome(letter, e);
    }
  }

  private static Outcome outcome(Letter letter, MailException e) {
    var cause = String.valueOf(e.getMessage());
    var reply = reply(e);
    if (reply.isPresent()) {
      return reply.get() >= 500 ? new Outcome.Refused(cause) : new Outcome.NotNow(cause);
    }
    return letter.isHandedOver() ? new Outcome.InDoubt(cause) : new Outcome.Away(cause, e);
  }

  /** What the server answered about the letter itself, if it was that which went wrong. */
  private static Optional<Integer> reply(MailException e) {
    var failure =
        e instanceof MailSendException sending && sending.getMessageExceptions().length > 0
            ? sending.getMessageExceptions()[0]
            : e.getCause();
    for (var part = failure; part != null; part = next(part)) {
      var code =
          switch (part) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException letter -> letter.getReturnCode();
            default -> -1;
          };
      if (code >= 400) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Throwable next(Throwable part) {
    return part instanceof MessagingException chained && chained.getNextException() != null
        ? chained.getNextException()
        : part.getCause();
  }
}
