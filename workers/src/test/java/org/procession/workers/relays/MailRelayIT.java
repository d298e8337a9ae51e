package org.procession.workers.relays;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.communications.Attachment;
import org.procession.domain.communications.Attachments;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.tenancy.Scope;
import org.procession.local.TestParts;
import org.procession.workers.House;
import org.procession.workers.Mailbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

@DomainTest
class MailRelayIT {

  @Autowired House house;
  @Autowired OutgoingMessages messages;
  @Autowired Attachments attachments;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private Scope scope;
  private Outbox outbox;
  private String recipient;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
    outbox = new Outbox(scope, messages, jdbc, transactions);
    recipient = scope.call(() -> House.address("lead"));
  }

  @Test
  void sendsWhatIsPlannedOnceAndInUtf8() throws MessagingException {
    plan(recipient, "Bitte prüfen: Rechnung №7", "Über 1.190,00 €\nwartet auf Sie.\n.\nEnde");
    var relay = relay(TestParts.mail().smtp());
    assertThat(deliver(relay)).isEqualTo(1);
    assertThat(deliver(relay)).isZero();
    var letters = Mailbox.of(recipient);
    assertThat(letters).hasSize(1);
    var letter = letters.getFirst();
    assertThat(letter.getSubject()).isEqualTo("Bitte prüfen: Rechnung №7");
    assertThat(Mailbox.text(letter).replace("\r\n", "\n").stripTrailing())
        .isEqualTo("Über 1.190,00 €\nwartet auf Sie.\n.\nEnde");
    assertThat(letter.getFrom()[0]).hasToString("Procession <office@procession.example>");
    assertThat(letter.getHeader("Message-ID"))
        .containsExactly("<%s@procession.example>".formatted(column("id")));
    assertThat(column("status")).isEqualTo("SENT");
  }

  @Test
  void sendsAttachmentsByteForByteUnderTheirNames() throws Exception {
    var letter = new byte[100_000];
    new Random(7).nextBytes(letter);
    outbox.plan(
        new Message("test", outbox.about(), recipient, "Mahnung", "Bitte sehen Sie den Anhang.")
            .in(Locale.GERMAN)
            .with(
                Attachment.pdf("Zahlungserinnerung für Größe №7.pdf", letter),
                new Attachment("lines.txt", "text/plain", "one\n.\r\nthree\r".getBytes(UTF_8)),
                new Attachment("empty.bin", "application/octet-stream", new byte[0])));
    deliver(relay(TestParts.mail().smtp()));
    var mail = Mailbox.of(recipient).getFirst();
    assertThat(mail.getContentType()).startsWith("multipart/mixed");
    assertThat(mail.getHeader("Content-Language")).containsExactly("de");
    var parts = (Multipart) mail.getContent();
    assertThat(parts.getCount()).isEqualTo(4);
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Bitte sehen Sie den Anhang.");
    var pdf = parts.getBodyPart(1);
    assertThat(pdf.getFileName()).isEqualTo("Zahlungserinnerung für Größe №7.pdf");
    assertThat(String.join("", pdf.getHeader("Content-Disposition")))
        .startsWith("attachment")
        .contains("filename*"); // RFC 2231
    assertThat(pdf.isMimeType("application/pdf")).isTrue();
    assertThat(pdf.getInputStream().readAllBytes()).isEqualTo(letter);
    assertThat(parts.getBodyPart(2).getInputStream().readAllBytes())
        .isEqualTo("one\n.\r\nthree\r".getBytes(UTF_8));
    assertThat(parts.getBodyPart(3).getInputStream().readAllBytes()).isEmpty();
    assertThat(column("status")).isEqualTo("SENT");
    assertThat(column("provider_id")).isEqualTo(mail.getHeader("Message-ID")[0]);
  }

  @Test
  void letsNoTitleBeginAnotherHeader() throws MessagingException {
    plan(recipient, "Bill 7\r\nBcc: spy@elsewhere.example\r\n\r\nText", "Body");
    deliver(relay(TestParts.mail().smtp()));
    var letter = Mailbox.of(recipient).getFirst();
    assertThat(letter.getHeader("Bcc")).isNull();
    assertThat(letter.getSubject()).isEqualTo("Bill 7 Bcc: spy@elsewhere.example Text");
    assertThat(Mailbox.of("spy@elsewhere.example")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nobody",
    "'one@procession.example, two@procession.example'",
    "'one@procession.example\r\nBcc: two@procession.example'",
    "'Group: one@procession.example;'",
  })
  void givesUpWhatHasNoPlainAddress(String address) throws MessagingException {
    plan(address, "Title", "Body");
    deliver(relay(TestParts.mail().smtp()));
    assertThat(column("status")).isEqualTo("FAILED");
  }

  @Test
  void triesAgainLaterWhenTheServerIsAway() throws Exception {
    plan(recipient, "Title", "Body");
    int nobody;
    try (var server = new RudeMailServer(Map.of())) {
      nobody = server.port();
    }
    assertThatThrownBy(() -> deliver(relay(nobody))).isInstanceOf(MailException.class);
    assertThat(column("status")).isEqualTo("PLANNED");
    assertThat(column("attempts")).isEqualTo("1");
    assertThat(column("cause")).contains("Connection refused");
    // It is not its turn yet.
    assertThat(deliver(relay(TestParts.mail().smtp()))).isZero();
    assertThat(scope.call(() -> relay(nobody).backlog().size())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    // who they are
    "MAIL, 550 not you, FAILED",
    "RCPT, 550 no such user, FAILED",
    "RCPT, 451 greylisted, PLANNED",
    "RCPT, 421 closing, PLANNED",
    // what they send
    "DATA, 452 no room, PLANNED",
    "content, 554 looks like spam, FAILED",
    "content, 451 try again, PLANNED",
    // silence after the content: it may have been taken
    "content, '', UNKNOWN",
  })
  void settlesWhatTheServerAnswers(String to, String reply, String status) throws Exception {
    plan(recipient, "Title", "Body");
    try (var server = new RudeMailServer(Map.of(to, reply))) {
      deliver(relay(server.port()));
      assertThat(column("status")).isEqualTo(status);
      assertThat(column("cause")).contains(reply);
    }
  }

  @ParameterizedTest
  @CsvSource({"EHLO", "MAIL", "RCPT", "DATA"})
  void triesAgainWhenTheServerHangsUpBeforeItHasSeenAnything(String at) throws Exception {
    plan(recipient, "Title", "Body");
    try (var server = new RudeMailServer(Map.of(at, RudeMailServer.HANG_UP, "HELO", ""))) {
      var relay = relay(server.port());
      assertThatThrownBy(() -> deliver(relay)).isInstanceOf(MailException.class);
      assertThat(column("status")).isEqualTo("PLANNED");
    }
  }

  private MailRelay relay(int port) {
    var server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    try {
      return new MailRelay(
          messages,
          attachments,
          server,
          new MailProperties("Procession <office@procession.example>"),
          Clock.systemUTC());
    } catch (AddressException e) {
      throw new IllegalStateException(e);
    }
  }

  private void plan(String to, String title, String body) {
    outbox.plan(new Message("test:" + outbox.about(), outbox.about(), to, title, body));
  }

  private int deliver(MailRelay relay) {
    return outbox.deliver(relay);
  }

  private String column(String name) {
    return outbox.column(name);
  }
}
