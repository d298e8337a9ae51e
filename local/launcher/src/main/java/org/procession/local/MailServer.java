package org.procession.local;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.concurrent.CountDownLatch;

/** The program of the part {@link Mail}. */
final class MailServer {
  private MailServer() {}

  /** Serves until the JVM is asked to end. Arguments: SMTP port, IMAP port. */
  public static void main(String... arguments) throws InterruptedException {
    var smtp =
        new ServerSetup(Integer.parseInt(arguments[0]), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    var imap =
        new ServerSetup(Integer.parseInt(arguments[1]), "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    new GreenMail(new ServerSetup[] {smtp, imap})
        .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication())
        .start();
    new CountDownLatch(1).await();
  }
}
