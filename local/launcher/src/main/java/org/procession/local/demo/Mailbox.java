package org.procession.local.demo;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;

/** Someone's mailbox on the house's mail server. */
final class Mailbox {
  private final int imapPort;
  private final String address;

  Mailbox(int imapPort, String address) {
    this.imapPort = imapPort;
    this.address = address;
  }

  /** The subject of the last letter with this text in its subject. */
  Optional<String> find(String text) {
    try (var store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect("127.0.0.1", imapPort, address, address);
      try (var inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        return Arrays.stream(inbox.getMessages())
            .map(Mailbox::subject)
            .filter(subject -> subject.contains(text))
            .reduce((earlier, later) -> later);
      }
    } catch (MessagingException e) {
      throw new CaseFailed("the mail server did not answer: " + e);
    }
  }

  private static String subject(Message message) {
    try {
      return Optional.ofNullable(message.getSubject()).orElse("");
    } catch (MessagingException e) {
      return "";
    }
  }
}
