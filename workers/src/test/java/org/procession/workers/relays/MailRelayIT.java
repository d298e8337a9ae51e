package org.procession.workers.relays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Scope;
import org.procession.local.TestParts;
import org.procession.workers.House;
import org.procession.workers.Mailbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
class MailRelayIT {

  @Autowired House house;
  @Autowired OutgoingMessages messages;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private Scope scope;
  private String recipient;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
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
          server,
          new MailProperties("Procession <office@procession.example>"),
          Clock.systemUTC());
    } catch (AddressException e) {
      throw new IllegalStateException(e);
    }
  }

  private void plan(String to, String title, String body) {
    var about = new Subject("bill", UUID.randomUUID());
    scope.run(
        () ->
            new TransactionTemplate(transactions)
                .executeWithoutResult(
                    status -> messages.plan(new Message("test:" + about, about, to, title, body))));
  }

  private int deliver(MailRelay relay) {
    return scope.call(relay::deliverBatch);
  }

  /** Of the tenant's only message. */
  private String column(String name) {
    return scope.call(
        () ->
            new TransactionTemplate(transactions)
                .execute(
                    status ->
                        jdbc.sql("select %s::text from outgoing_message".formatted(name))
                            .query(String.class)
                            .single()));
  }
}
