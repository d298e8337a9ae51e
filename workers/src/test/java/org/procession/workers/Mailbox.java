package org.procession.workers;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.procession.local.TestParts;

/** What has arrived for an address. */
public final class Mailbox {

  private Mailbox() {}

  public static List<Message> of(String address) {
    try (var store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect("127.0.0.1", TestParts.mail().imap(), address, "any");
      try (var inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        List<Message> read = new ArrayList<>();
        for (var message : inbox.getMessages()) {
          read.add(new MimeMessage((MimeMessage) message)); // readable after the folder is closed
        }
        return read;
      }
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static List<String> titles(String address) {
    return of(address).stream()
        .map(
            message -> {
              try {
                return message.getSubject();
              } catch (MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  public static String text(Message message) {
    try {
      return (String) message.getContent();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
