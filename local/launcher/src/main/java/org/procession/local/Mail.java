package org.procession.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/**
 * A mail server that takes every letter. Any login reads the mailbox of that address, which is as
 * old as the server's process; for good, a letter is a file of its data, such as {@code
 * data/mail/….eml}.
 */
final class Mail implements JvmPart {
  private final Site site;

  Mail(Site site) {
    this.site = site;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.SMTP, Port.IMAP);
  }

  @Override
  public String address() {
    return "smtp://127.0.0.1:%d, imap://127.0.0.1:%d"
        .formatted(site.ports().of(Port.SMTP), site.ports().of(Port.IMAP));
  }

  @Override
  public Jvm jvm() {
    return new Jvm(
            site,
            name(),
            site.checkout().classPath("launcher"),
            MailServer.class.getName(),
            "-Xmx128m")
        .with(site.ports().of(Port.SMTP), site.ports().of(Port.IMAP), site.data(name()));
  }

  @Override
  public boolean isReady() {
    return ports().stream().allMatch(this::greets);
  }

  private boolean greets(Port port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), site.ports().of(port))) {
      socket.setSoTimeout(1_000);
      return socket.getInputStream().read() >= 0;
    } catch (IOException e) {
      return false;
    }
  }
}
