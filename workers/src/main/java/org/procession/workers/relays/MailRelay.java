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
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.communications.OutgoingMessages.Due;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Sends the messages that are due, each at most once: what may have left is not sent again. One
 * that certainly has not comes again later, and one that the server refuses for good has failed.
 */
@Component
class MailRelay implements Relay {

  private final OutgoingMessages messages;
  private final JavaMailSenderImpl server;
  private final InternetAddress from;
  private final Clock clock;

  /**
   * @throws AddressException when procession.mail.from is no address
   */
  MailRelay(OutgoingMessages messages, JavaMailSenderImpl server, MailProperties mail, Clock clock)
      throws AddressException {
    this.messages = messages;
    this.server = server;
    this.from = new InternetAddress(mail.from(), true);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "mail";
  }

  /** One at a time: whatever ends this process leaves one message in doubt, and not many. */
  @Override
  public int deliverBatch() {
    var due = messages.take(1);
    due.forEach(this::send);
    return due.size();
  }

  @Override
  public Backlog backlog() {
    var waiting = messages.waiting();
    return new Backlog(waiting.messages(), waiting.oldest());
  }

  private void send(Due message) {
    Letter letter;
    try {
      letter = new Letter(server.getSession(), from, message, clock.instant());
    } catch (MessagingException e) {
      messages.ended(message.id(), true, String.valueOf(e.getMessage()));
      return;
    }
    try {
      server.send(letter);
      messages.sent(message.id());
    } catch (MailException e) {
      settle(message, letter, e);
    }
  }

  private void settle(Due message, Letter letter, MailException e) {
    var cause = String.valueOf(e.getMessage());
    var reply = reply(e);
    if (reply.isPresent() && reply.get() >= 500) {
      messages.ended(message.id(), true, cause);
    } else if (reply.isPresent()) {
      messages.postpone(message, cause);
    } else if (letter.isHandedOver()) {
      messages.ended(message.id(), false, cause);
    } else {
      messages.postpone(message, cause);
      throw e; // no letter will go there now
    }
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
