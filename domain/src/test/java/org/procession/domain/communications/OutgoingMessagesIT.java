package org.procession.domain.communications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.Ids;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.events.Subject;
import org.procession.domain.money.Money;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.Whose;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@DomainTest
class OutgoingMessagesIT {

  private static final Subject INVOICE = new Subject("invoice", Ids.next());
  private static final Subject CLIENT = new Subject("client", Ids.next());
  private static final LetterContent LETTER =
      new LetterContent(
          Locale.GERMAN,
          List.of("Acme GmbH"),
          List.of("Größe & Söhne KG", "Am Markt 5"),
          LocalDate.of(2026, 11, 24),
          List.of(new LetterContent.Detail("Rechnung", "RE-7")),
          "Zahlungserinnerung",
          List.of("unsere Rechnung ist fällig."),
          List.of(
              new LetterContent.Position(
                  "Rechnung RE-7", LocalDate.of(2026, 10, 2), Money.of("1190 EUR"))),
          Money.of("1190 EUR"),
          new LetterContent.Payment(
              LocalDate.of(2026, 12, 8), "Acme GmbH", "DE89370400440532013000", "RE-7"),
          List.of("Mit freundlichen Grüßen"));

  @Autowired TestHouse house;
  @Autowired OutgoingMessages messages;
  @Autowired Attachments attachments;
  @Autowired FindingMessages finding;
  @Autowired ReadingEvents events;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  @Test
  void aMessageIsPlannedAndTakenOnceForItsBusinessKey() {
    scope.run(
        () -> {
          assertThat(plan("key")).isTrue();
          assertThat(plan("key")).isFalse();
          assertThat(messages.take(Channel.EMAIL, 10)).hasSize(1);
          assertThat(messages.take(Channel.EMAIL, 10)).isEmpty();
        });
  }

  @Test
  void aMessageThatDidNotLeaveIsTriedAgainLaterAndNotForEver() {
    scope.run(
        () -> {
          plan("key");
          var attempts = 0;
          for (var due = messages.take(Channel.EMAIL, 1);
              !due.isEmpty();
              due = messages.take(Channel.EMAIL, 1)) {
            attempts++;
            messages.postpone(due.getFirst(), "connection refused");
            assertThat(messages.take(Channel.EMAIL, 1)).as("not at once").isEmpty();
            house.clock().advance(Duration.ofHours(2));
          }
          assertThat(attempts).isEqualTo(12);
          assertThat(statuses()).containsExactly("FAILED");
        });
  }

  @Test
  void aMessageWhoseSenderDiedIsUnknownAndNotSentAgain() {
    scope.run(
        () -> {
          plan("key");
          messages.take(Channel.EMAIL, 1);
          house.clock().advance(Duration.ofHours(1));
          assertThat(messages.take(Channel.EMAIL, 1)).isEmpty();
          assertThat(statuses()).containsExactly("UNKNOWN");
        });
  }

  @Test
  void whatWasSentStaysSent() {
    scope.run(
        () -> {
          plan("key");
          var due = messages.take(Channel.EMAIL, 1).getFirst();
          messages.sent(due.id(), "<id>");
          messages.postpone(due, "too late");
          messages.unknown(due.id(), "too late");
          messages.failed(due.id(), "too late");
          assertThat(statuses()).containsExactly("SENT");
        });
  }

  @Test
  void aMessageIsTakenForItsChannelWithAllThatItCarries() {
    var letter = new byte[] {0, -1, 13, 10, 26};
    scope.run(
        () -> {
          plan(
              email("email")
                  .in(Locale.GERMAN)
                  .with(
                      Attachment.pdf("Mahnung Größe.pdf", letter),
                      new Attachment("empty.txt", "text/plain", new byte[0])));
          plan(sms("sms", "+4915123456789"));
          var due = messages.take(Channel.EMAIL, 10);
          assertThat(due).extracting(OutgoingMessages.Due::businessKey).containsExactly("email");
          assertThat(due.getFirst().language()).isEqualTo(Locale.GERMAN);
          var carried = attachments.of(due.getFirst().id());
          assertThat(carried)
              .extracting(Attachment::fileName)
              .containsExactly("Mahnung Größe.pdf", "empty.txt");
          assertThat(carried.getFirst().content()).isEqualTo(letter);
          assertThat(messages.waiting(Channel.SMS).messages()).isEqualTo(1);
          assertThat(messages.take(Channel.SMS, 10)).hasSize(1);
          assertThat(messages.take(Channel.SMS, 10)).isEmpty();
        });
  }

  @Test
  void aLetterIsWrittenWhenItIsFirstWantedAndStaysAsItIs() {
    scope.run(
        () -> {
          plan(email("key").with(Attachment.letter("letter.pdf", LETTER)));
          var planned =
              finding
                  .about(INVOICE, Whose.everybodys(), new Page.Limit(1, null))
                  .items()
                  .getFirst();
          assertThat(planned.attachments())
              .containsExactly(
                  new MessageRecord.AttachmentRecord(1, "letter.pdf", "application/pdf", null));

          var read = finding.attachment(planned.id(), 1, Whose.everybodys()).content();
          assertThat(text(read)).contains("Größe & Söhne KG", "1.190,00 EUR", "8. Dezember 2026");
          assertThat(attachments.of(planned.id()))
              .singleElement()
              .satisfies(sent -> assertThat(sent.content()).isEqualTo(read));
          var written =
              finding
                  .about(INVOICE, Whose.everybodys(), new Page.Limit(1, null))
                  .items()
                  .getFirst();
          assertThat(written.attachments().getFirst().size()).isEqualTo(read.length);
          assertThatThrownBy(
                  () -> transaction.executeWithoutResult(status -> rewrite(planned.id())))
              .hasMessageContaining("what is attached to a message does not change");
        });
  }

  private void rewrite(UUID message) {
    jdbc.sql("update outgoing_attachment set content = '' where message_id = ?")
        .param(message)
        .update();
  }

  private static String text(byte[] pdf) {
    try (var letter = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(letter).replace('\u00a0', ' ');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aMessageToWhatIsNoRecipientFailsWhenItIsPlannedAndSaysWhy() {
    scope.run(
        () -> {
          plan(sms("sms", "030 902634"));
          plan(new Message("email", INVOICE, "nobody", "Title", "Body"));
          assertThat(messages.take(Channel.SMS, 10)).isEmpty();
          assertThat(messages.take(Channel.EMAIL, 10)).isEmpty();
          assertThat(statuses()).containsExactly("FAILED", "FAILED");
          assertThat(events(INVOICE))
              .allMatch(event -> event.name().equals("communications.messageFailed"))
              .extracting(LoggedEvent::summary)
              .containsExactly(
                  "E-mail to nobody not sent: Title (This is no e-mail address; write one such as"
                      + " office@example.com, without a name.)",
                  "SMS to 030 902634 not sent: Title (This is no telephone number; write it with"
                      + " its country's code, such as +493090260.)");
        });
  }

  @Test
  void correspondenceStandsOnTheTimelinesWhenItIsSentAndANoticeDoesNot() {
    scope.run(
        () -> {
          plan(email("notice"));
          plan(email("letter").concerning(Set.of(CLIENT)));
          messages.take(Channel.EMAIL, 2).forEach(due -> messages.sent(due.id(), "<id>"));
          var sent = events(CLIENT);
          assertThat(sent).hasSize(1);
          assertThat(events(INVOICE)).isEqualTo(sent);
          assertThat(sent.getFirst().name()).isEqualTo("communications.messageSent");
          assertThat(sent.getFirst().subject()).isEqualTo(INVOICE);
          assertThat(sent.getFirst().summary())
              .isEqualTo("E-mail sent to lead@acme.example: Title");
          assertThatJson(sent.getFirst().data())
              .containsOnlyKeys("messageId", "channel", "recipient", "title");
        });
  }

  @Test
  void aMessageRefusedForGoodIsRecordedOnce() {
    scope.run(
        () -> {
          plan(email("notice"));
          var due = messages.take(Channel.EMAIL, 1).getFirst();
          messages.failed(due.id(), "no such user");
          messages.failed(due.id(), "no such user");
          assertThat(events(INVOICE))
              .extracting(LoggedEvent::name)
              .containsExactly("communications.messageFailed");
        });
  }

  @Test
  void aMessageInDoubtIsAskedAboutUntilItIsFound() {
    scope.run(
        () -> {
          plan(sms("sms", "+4915123456789").concerning(Set.of(CLIENT)));
          var due = messages.take(Channel.SMS, 1).getFirst();
          messages.unknown(due.id(), "no answer");
          assertThat(messages.takeInDoubt(Channel.SMS, 1)).as("not at once").isEmpty();
          house.clock().advance(Duration.ofMinutes(1));
          var doubt = messages.takeInDoubt(Channel.SMS, 1).getFirst();
          messages.missed(doubt, "not there");
          assertThat(messages.takeInDoubt(Channel.SMS, 1)).as("not again at once").isEmpty();
          house.clock().advance(Duration.ofMinutes(1));
          assertThat(messages.takeInDoubt(Channel.EMAIL, 1)).isEmpty();
          assertThat(messages.takeInDoubt(Channel.SMS, 1)).hasSize(1);
          assertThat(messages.isAccountedFor(Channel.SMS, "SM1")).isFalse();
          messages.found(due.id(), "SM1");
          assertThat(messages.isAccountedFor(Channel.SMS, "SM1")).isTrue();
          assertThat(statuses()).containsExactly("SENT");
          assertThat(events(CLIENT))
              .extracting(LoggedEvent::name)
              .containsExactly("communications.messageSent");
        });
  }

  @Test
  void aMessageInDoubtHasFailedWhenItIsNotFoundForLong() {
    scope.run(
        () -> {
          plan(sms("sms", "+4915123456789"));
          messages.unknown(messages.take(Channel.SMS, 1).getFirst().id(), "no answer");
          house.clock().advance(Duration.ofMinutes(61));
          messages.missed(messages.takeInDoubt(Channel.SMS, 1).getFirst(), "not there");
          assertThat(statuses()).containsExactly("FAILED");
          house.clock().advance(Duration.ofMinutes(61));
          assertThat(messages.takeInDoubt(Channel.SMS, 1)).isEmpty();
          assertThat(messages.take(Channel.SMS, 1)).isEmpty();
          assertThat(events(INVOICE))
              .extracting(LoggedEvent::name)
              .containsExactly("communications.messageFailed");
        });
  }

  @Test
  void messagesAreFoundByTheRecordTheyAreAboutAndThoseTheyConcern() {
    scope.run(
        () -> {
          plan(
              email("first").concerning(Set.of(CLIENT)).with(Attachment.pdf("a.pdf", new byte[7])));
          plan(sms("second", "+4915123456789"));
          var first = finding.about(INVOICE, Whose.everybodys(), new Page.Limit(1, null));
          assertThat(first.items())
              .extracting(MessageRecord::channel, MessageRecord::status)
              .containsExactly(tuple(Channel.SMS, MessageStatus.PLANNED));
          var rest =
              finding.about(
                  INVOICE, Whose.everybodys(), new Page.Limit(1, first.after().orElseThrow()));
          assertThat(rest)
              .isEqualTo(finding.about(CLIENT, Whose.everybodys(), new Page.Limit(1, null)));
          assertThat(rest.after()).isEmpty();
          var message = rest.items().getFirst();
          assertThat(message.attachments())
              .containsExactly(
                  new MessageRecord.AttachmentRecord(1, "a.pdf", "application/pdf", 7));
          assertThat(finding.attachment(message.id(), 1, Whose.everybodys()).content()).hasSize(7);
          assertThatThrownBy(() -> finding.attachment(message.id(), 2, Whose.everybodys()))
              .isInstanceOf(FindingMessages.AttachmentNotFound.class);
        });
  }

  private static Message email(String key) {
    return new Message(key, INVOICE, "lead@acme.example", "Title", "Body");
  }

  private static Message sms(String key, String number) {
    return Message.sms(key, INVOICE, number, "Title", "Body");
  }

  private boolean plan(String key) {
    return plan(email(key));
  }

  private boolean plan(Message message) {
    return transaction.execute(status -> messages.plan(message));
  }

  private List<LoggedEvent> events(Subject subject) {
    return events.about(subject, new Page.Limit(10, null)).items();
  }

  private static MapAssert<String, Object> assertThatJson(String json) {
    return assertThat(
        JsonMapper.shared().readValue(json, new TypeReference<Map<String, Object>>() {}));
  }

  private List<String> statuses() {
    return transaction.execute(
        status -> jdbc.sql("select status from outgoing_message").query(String.class).list());
  }
}
