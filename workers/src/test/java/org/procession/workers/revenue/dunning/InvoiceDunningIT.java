package org.procession.workers.revenue.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.procession.workers.Patience.await;

import io.camunda.client.CamundaClient;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.Page;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.communications.FindingMessages;
import org.procession.domain.communications.MessageRecord;
import org.procession.domain.communications.MessageStatus;
import org.procession.domain.communications.PhoneNumber;
import org.procession.domain.crm.AddingContacts;
import org.procession.domain.crm.Address;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ClientSegment;
import org.procession.domain.crm.ContactChannel;
import org.procession.domain.crm.CreatingClients;
import org.procession.domain.crm.Language;
import org.procession.domain.crm.NewClient;
import org.procession.domain.crm.NewContact;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.dunning.CollectionOutcome;
import org.procession.domain.revenue.dunning.DunningChannel;
import org.procession.domain.revenue.dunning.DunningRecord;
import org.procession.domain.revenue.dunning.DunningTerms;
import org.procession.domain.revenue.dunning.FindingDunning;
import org.procession.domain.revenue.dunning.PausingDunning;
import org.procession.domain.revenue.dunning.SweepingOverdueInvoices;
import org.procession.domain.revenue.dunning.TakingOverDunning;
import org.procession.domain.revenue.dunning.TakingOverDunning.EarlierLevel;
import org.procession.domain.revenue.ledger.ReadingTrialBalance;
import org.procession.domain.revenue.receivables.CreatingInvoices;
import org.procession.domain.revenue.receivables.FindingInvoices;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.InvoiceStatus;
import org.procession.domain.revenue.receivables.NewInvoice;
import org.procession.domain.revenue.receivables.NewPayment;
import org.procession.domain.revenue.receivables.RecordingPayments;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.Whose;
import org.procession.workers.House;
import org.procession.workers.Mailbox;
import org.procession.workers.ProcessRun;
import org.procession.workers.WorkersTest;
import org.procession.workers.engine.Job;
import org.springframework.beans.factory.annotation.Autowired;

@WorkersTest
class InvoiceDunningIT {

  private static final DunningTerms FREE = new DunningTerms(BigDecimal.ZERO, BigDecimal.ZERO);

  @Autowired House house;
  @Autowired CamundaClient engine;
  @Autowired CreatingClients clients;
  @Autowired AddingContacts contacts;
  @Autowired CreatingInvoices creating;
  @Autowired RecordingPayments paying;
  @Autowired FindingInvoices invoices;
  @Autowired SweepingOverdueInvoices sweeping;
  @Autowired TakingOverDunning takingOver;
  @Autowired PausingDunning pausing;
  @Autowired FindingDunning finding;
  @Autowired FindingMessages messages;
  @Autowired SendReminderWorker sending;
  @Autowired ReadingTrialBalance balance;
  @Autowired ReadingEvents reading;

  private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
  private Scope scope;
  private String address;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
    address = "office@" + scope.tenant() + ".example";
  }

  @Test
  void remindsAClientByEmailWithTheLetterAttachedAndEndsWhenItPays() throws Exception {
    var invoice = overdue(client(ClientSegment.STANDARD), 10);
    var run = sweptUp(invoice);
    await().until(() -> Mailbox.titles(address).size() == 1);
    var mail = Mailbox.of(address).getFirst();
    assertThat(mail.getSubject()).startsWith("Payment reminder: invoice ");
    assertThat(text(mail)).contains("1,190.00\u00a0EUR are still open");
    assertThat(attachments(mail)).singleElement().asString().endsWith("-1.pdf");
    run.awaitTimers(1);
    var level = dunning(invoice).levels().getFirst();
    assertThat(level.demand()).isEqualTo(Money.of("1190.00 EUR"));
    assertThat(dunning(invoice).nextStepOn()).isEqualTo(today.plusDays(14));
    pay(invoice, "1190.00 EUR");
    run.awaitElement("End_InvoicePaid");
    assertThat(timeline(invoice))
        .containsSubsequence(
            "revenue.invoicePaid", "revenue.invoiceOverdue", "revenue.invoiceReminded");
  }

  @Test
  void sendsASecondReminderByTextMessageWithFeeAndInterest() {
    var client = client(ClientSegment.SMALL);
    scope.run(
        () ->
            contacts.add(
                client,
                new NewContact(
                    "Billing",
                    null,
                    null,
                    new PhoneNumber("+4915123456789"),
                    null,
                    ContactChannel.SMS,
                    true)));
    var invoice = overdue(client, 30);
    takenOver(invoice, new EarlierLevel(today.minusDays(29), DunningChannel.EMAIL, FREE, 14));
    sweptUp(invoice).awaitTimers(1);
    await().until(() -> sms(invoice).status() == MessageStatus.SENT);
    assertThat(sms(invoice).recipient()).isEqualTo("+4915123456789");
    // 1190.00 × 5 % × 30 / 365 = 4.8904…
    assertThat(dunning(invoice).levels().getLast())
        .extracting(
            DunningRecord.Level::fee, DunningRecord.Level::interest, DunningRecord.Level::demand)
        .containsExactly(Money.of("5.00 EUR"), Money.of("4.89 EUR"), Money.of("1199.89 EUR"));
    assertThat(balances())
        .contains(tuple("4830", new BigDecimal("-5.00")), tuple("7100", new BigDecimal("-4.89")));
  }

  @Test
  void pausesForADisputeAndGoesOnWhenItIsResolved() {
    var invoice = overdue(client(ClientSegment.KEY), 3);
    var run = sweptUp(invoice);
    run.awaitTimers(1); // a key client has a week
    scope.run(() -> pausing.dispute(invoice, "Wrong quantity", today.plusDays(30)));
    run.awaitTimers(2);
    scope.run(() -> pausing.resume(invoice));
    run.awaitTimers(3);
    assertThat(dunning(invoice).levels()).isEmpty();
    assertThat(Mailbox.titles(address)).isEmpty();
    assertThat(run.variable("waitFor")).startsWith("\"PT");
  }

  @Test
  void letsFinancePostALetterAndWaitsFromThen() {
    var invoice = overdue(client(ClientSegment.KEY), 60);
    takenOver(
        invoice,
        new EarlierLevel(today.minusDays(53), DunningChannel.EMAIL, FREE, 21),
        new EarlierLevel(today.minusDays(30), DunningChannel.EMAIL, FREE, 28));
    var run = sweptUp(invoice);
    run.awaitTask("Task_PostLetter", 1);
    assertThat(run.variable("letter")).contains("Book Shop, Market 1, 10115 Berlin, Germany");
    var finance = scope.call(() -> House.address("finance"));
    await().until(() -> Mailbox.titles(finance).size() == 1);
    assertThat(attachments(Mailbox.of(finance).getFirst())).hasSize(1);
    assertThat(dunning(invoice).levels().getLast().sentOn()).isNull();
    run.complete("Task_PostLetter", 1, "clerk", Map.of("posted", true));
    run.awaitTask("Task_PostLetter", 2);
    assertThat(run.variable("notAccepted")).isEqualTo("\"Clerk is not in the group finance.\"");
    assertThat(dunning(invoice).levels().getLast().sentOn()).isNull();
    run.complete("Task_PostLetter", 2, "finance", Map.of("posted", true));
    run.awaitTimers(1);
    assertThat(dunning(invoice).levels().getLast().sentOn()).isEqualTo(today);
    assertThat(dunning(invoice).nextStepOn()).isEqualTo(today.plusDays(28));
    assertThat(Mailbox.titles(address)).isEmpty();
  }

  @Test
  void writesOffWhatFinanceGivesUpAndNobodyElse() {
    var invoice = overdue(client(ClientSegment.STANDARD), 60);
    takenOver(
        invoice,
        new EarlierLevel(today.minusDays(59), DunningChannel.EMAIL, FREE, 14),
        new EarlierLevel(today.minusDays(45), DunningChannel.EMAIL, FREE, 21),
        new EarlierLevel(today.minusDays(24), DunningChannel.EMAIL, FREE, 21));
    var run = sweptUp(invoice);
    run.awaitTask("Task_DecideOnCollection", 1);
    assertThat(run.variable("invoice"))
        .contains("\"client\":\"Book Shop\"")
        .contains("\"open\":\"1,190.00 EUR\"")
        .contains("\"channel\":\"e-mail\"");
    var answer = Map.<String, Object>of("decision", "WRITE_OFF", "reason", "Insolvent.");
    run.complete("Task_DecideOnCollection", 1, "clerk", answer);
    run.awaitTask("Task_DecideOnCollection", 2);
    assertThat(run.variable("notAccepted")).isEqualTo("\"Clerk is not in the group finance.\"");
    run.complete("Task_DecideOnCollection", 2, "finance", Map.of("decision", "WRITE_OFF"));
    run.awaitTask("Task_DecideOnCollection", 3);
    assertThat(run.variable("notAccepted")).contains("needs a reason");
    run.complete("Task_DecideOnCollection", 3, "finance", answer);
    run.awaitElement("End_DunningEnded");
    assertThat(scope.call(() -> invoices.find(invoice)).status())
        .isEqualTo(InvoiceStatus.WRITTEN_OFF);
    assertThat(dunning(invoice).outcome()).isEqualTo(CollectionOutcome.WRITE_OFF);
    assertThat(balances()).contains(tuple("6930", new BigDecimal("1190.00")));
  }

  @Test
  void givesMoreTime() {
    var invoice = overdue(client(ClientSegment.SMALL), 60);
    takenOver(
        invoice,
        new EarlierLevel(today.minusDays(59), DunningChannel.EMAIL, FREE, 14),
        new EarlierLevel(today.minusDays(45), DunningChannel.SMS, FREE, 14),
        new EarlierLevel(today.minusDays(24), DunningChannel.EMAIL, FREE, 14));
    var run = sweptUp(invoice);
    run.complete(
        "Task_DecideOnCollection",
        1,
        "finance",
        Map.of(
            "decision",
            "MORE_TIME",
            "moreTimeUntil",
            today.plusDays(20).toString(),
            "reason",
            "They said so."));
    run.awaitTimers(1);
    assertThat(dunning(invoice).nextStepOn()).isEqualTo(today.plusDays(21));
  }

  @Test
  void remindsOnceHoweverOftenTheJobIsDelivered() {
    var invoice = overdue(client(ClientSegment.STANDARD), 10);
    var run = sweptUp(invoice);
    run.awaitTimers(1);
    var job = new Job("<default>", 1, 1, "InvoiceDunningProcess", "Task_SendReminder", 1);
    scope.run(
        () ->
            sending.handle(
                new SendReminderWorker.Input(invoice, 1, DunningChannel.EMAIL, 14), job));
    assertThat(scope.call(() -> sent(invoice))).hasSize(1);
  }

  @Test
  void neverRemindsOfAnInvoiceThatIsPaidBeforeTheProcessGetsThere() {
    var invoice = overdue(client(ClientSegment.STANDARD), 10);
    scope.run(
        () -> {
          sweeping.sweep(10);
          paying.record(new NewPayment(invoice, "bank-1", Money.of("1190.00 EUR"), today));
        });
    ProcessRun.of(invoice.subject(), scope.tenant(), engine).awaitEnd();
    assertThat(dunning(invoice).levels()).allMatch(level -> level.demand() != null);
    assertThat(scope.call(() -> invoices.find(invoice)).charges()).isEmpty();
  }

  private ClientId client(ClientSegment segment) {
    return scope.call(
        () ->
            clients
                .create(
                    new NewClient(
                        "Book Shop",
                        null,
                        null,
                        new Address("Market 1", null, "10115", "Berlin", "DE"),
                        new EmailAddress(address),
                        segment,
                        new Language("en"),
                        14))
                .id());
  }

  /** An invoice over 1,190.00 EUR. */
  private InvoiceId overdue(ClientId client, int days) {
    var due = today.minusDays(days);
    var net = new BigDecimal("1000.00");
    return scope.call(
        () ->
            creating
                .createAndIssue(
                    new NewInvoice(
                        client,
                        null,
                        due.minusDays(14),
                        due,
                        Currencies.of("EUR"),
                        List.of(
                            new DocumentLine(
                                "Books",
                                BigDecimal.ONE,
                                net,
                                net,
                                TaxCategory.S,
                                new BigDecimal("19")))))
                .id());
  }

  private void takenOver(InvoiceId invoice, EarlierLevel... earlier) {
    scope.run(() -> takingOver.takeOver(invoice, List.of(earlier)));
  }

  /** The process of an invoice that is found overdue. */
  private ProcessRun sweptUp(InvoiceId invoice) {
    scope.run(() -> sweeping.sweep(10));
    return ProcessRun.of(invoice.subject(), scope.tenant(), engine);
  }

  private void pay(InvoiceId invoice, String amount) {
    scope.run(() -> paying.record(new NewPayment(invoice, "bank-1", Money.of(amount), today)));
  }

  private DunningRecord dunning(InvoiceId invoice) {
    return scope.call(() -> finding.find(invoice));
  }

  private MessageRecord sms(InvoiceId invoice) {
    return scope.call(() -> sent(invoice)).getFirst();
  }

  private List<MessageRecord> sent(InvoiceId invoice) {
    return messages.about(invoice.subject(), Whose.everybodys(), new Page.Limit(10, null)).items();
  }

  private List<String> timeline(InvoiceId invoice) {
    return scope.call(
        () ->
            reading.about(invoice.subject(), new Page.Limit(50, null)).items().stream()
                .map(LoggedEvent::name)
                .toList());
  }

  private List<Tuple> balances() {
    return scope.call(
        () ->
            balance.asOf(today).accounts().stream()
                .map(row -> tuple(row.code().value(), row.balance()))
                .toList());
  }

  private static String text(Message mail) throws Exception {
    return (String) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
  }

  private static List<String> attachments(Message mail) {
    try {
      var names = new ArrayList<String>();
      var parts = (Multipart) mail.getContent();
      for (var n = 0; n < parts.getCount(); n++) {
        BodyPart part = parts.getBodyPart(n);
        if (part.isMimeType("application/pdf")) {
          names.add(part.getFileName());
        }
      }
      return names;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
