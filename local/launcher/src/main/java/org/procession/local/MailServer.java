package org.procession.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** The program of the part {@link Mail}. */
final class MailServer {
  private MailServer() {}

  /**
   * Serves until the JVM is asked to end. Arguments: SMTP port, IMAP port, and a folder in which
   * each letter becomes a file before its sender is told that it was taken.
   */
  public static void main(String... arguments) throws IOException, InterruptedException {
    var smtp =
        new ServerSetup(Integer.parseInt(arguments[0]), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    var imap =
        new ServerSetup(Integer.parseInt(arguments[1]), "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    var folder = Files.createDirectories(Path.of(arguments[2]));
    var server =
        new GreenMail(new ServerSetup[] {smtp, imap})
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    var users = server.getUserManager();
    var delivering = users.getMessageDeliveryHandler();
    users.setMessageDeliveryHandler(
        (letter, recipient) -> {
          keep(letter.getMessage(), folder);
          return delivering.handle(letter, recipient);
        });
    server.start();
    new CountDownLatch(1).await();
  }

  private static void keep(MimeMessage letter, Path folder) throws MessagingException {
    var file = folder.resolve(UUID.randomUUID() + ".eml");
    var writing = Path.of(file + ".new");
    try {
      try (var out = Files.newOutputStream(writing)) {
        letter.writeTo(out);
      }
      Files.move(writing, file, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new MessagingException("The letter could not be kept.", e);
    }
  }
}
