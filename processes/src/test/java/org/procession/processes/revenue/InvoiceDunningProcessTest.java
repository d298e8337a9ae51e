package org.procession.processes.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.procession.processes.engine.ProcessInstanceAssert.assertThat;
import static org.procession.processes.revenue.OverdueInvoice.anInvoice;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.procession.processes.engine.Engine;
import org.procession.processes.engine.ModelUnderTest;
import org.procession.processes.engine.ProcessInstance;

class InvoiceDunningProcessTest {
  private static final Map<String, ?> MORE_TIME =
      Map.of("decision", "MORE_TIME", "moreTimeUntil", "2027-01-31", "reason", "They restructure.");

  @RegisterExtension static final ModelUnderTest process = new ModelUnderTest();

  @Test
  void remindsAClientAsThePolicySays() {
    var dunning = due(anInvoice().at(2).overdue(15));
    assertThat(dunning.job("Task_ChargeInvoice").getVariablesAsMap())
        .containsEntry("level", 2)
        .containsEntry("fee", 40)
        .containsEntry("yearlyInterest", 9);
  }

  @Test
  void sendsAReminderOnceItIsCharged() {
    var dunning = due(anInvoice().at(2).overdue(15)).completeJob("Task_ChargeInvoice");
    assertThat(dunning.job("Task_SendReminder").getVariablesAsMap())
        .containsEntry("level", 2)
        .containsEntry("channel", "EMAIL")
        .containsEntry("days", 21);
  }

  @Test
  void waitsForTheNextLevelAsLongAsTheReminderSays() {
    var dunning = reminded(anInvoice(), "P14D");
    assertWaits(dunning, "Timer_NextLevel", 14);
    dunning.elapse("Timer_NextLevel").completeJob("Task_AssessInvoice", anInvoice().at(2).due());
    assertThat(dunning.job("Task_ChargeInvoice").getVariablesAsMap()).containsEntry("level", 2);
  }

  @Test
  void givesAKeyClientTheRestOfAWeek() {
    var dunning = due(anInvoice().to("KEY").overdue(1));
    assertThat(dunning.job("Task_PostponeStep").getVariablesAsMap()).containsEntry("days", 6);
    assertThat(dunning).hasNotEntered("Task_ChargeInvoice", "Task_SendReminder");
  }

  @Test
  void takesAKeyClientThroughEveryLevelWithinNinetyDays() {
    var client = anInvoice().to("KEY").of("12000");
    var dunning = due(client.overdue(1)).completeJob("Task_PostponeStep", Map.of("waitFor", "P6D"));
    var days = elapse(dunning, "Timer_NextLevel");
    remind(dunning, client.at(1).overdue(7), sent("EMAIL", "P21D"));
    days += elapse(dunning, "Timer_NextLevel");
    remind(dunning, client.at(2).overdue(28), sent("EMAIL", "P28D"));
    days += elapse(dunning, "Timer_NextLevel");
    remind(dunning, client.at(3).overdue(56), sent("LETTER", null));
    dunning.completeUserTask("Task_PostLetter", Map.of("posted", true));
    dunning.completeJob("Task_ConfirmLetter", Map.of("waitFor", "P28D"));
    days += elapse(dunning, "Timer_NextLevel");
    dunning.completeJob("Task_AssessInvoice", client.at(4).overdue(84).due());
    decide(dunning, MORE_TIME);
    dunning.completeJob("Task_AssessInvoice", client.at(4).overdue(84).waits("P7D"));
    days += elapse(dunning, "Timer_StepDue");
    dunning.completeJob("Task_AssessInvoice", client.at(4).overdue(91).due());
    decide(dunning, Map.of("decision", "AGENCY", "reason", "No answer for three months."));
    assertThat(dunning).hasEndedAt("End_DunningEnded").hasPassed("End_CollectionDecided");
    assertThat(days).isEqualTo(90);
  }

  @Test
  void doesNotBotherAClientWithASmallSum() {
    assertThat(due(anInvoice().of("4.99")))
        .hasEndedAt("End_DunningEnded")
        .hasPassed("End_NotDunned")
        .hasNotEntered("Task_ChargeInvoice", "Task_SendReminder");
  }

  @Test
  void demandsNoMoreThanWhatAPartPaymentLeft() {
    var invoice = anInvoice();
    var dunning = reminded(invoice, "P14D").elapse("Timer_NextLevel");
    dunning.completeJob("Task_AssessInvoice", invoice.of("4.5").at(2).overdue(15).due());
    assertThat(dunning).hasEndedAt("End_DunningEnded").hasVariable("amountInBaseCurrency", "4.5");
  }

  @Test
  void letsFinancePostALetterThatGoesOnPaper() {
    var dunning = due(anInvoice().to("KEY").at(3).overdue(56)).completeJob("Task_ChargeInvoice");
    dunning.completeJob("Task_SendReminder", sent("LETTER", null));
    var task = dunning.userTask("Task_PostLetter");
    assertThat(task.candidateGroups()).containsExactly("acme.finance");
    assertThat(task.dueAfter()).isCloseTo(Duration.ofDays(2), Duration.ofSeconds(10));
    dunning.completeUserTask("Task_PostLetter", Map.of("posted", true));
    assertThat(dunning.job("Task_ConfirmLetter").getVariablesAsMap())
        .containsEntry("level", 3)
        .containsEntry("days", 28);
  }

  @Test
  void letsFinancePostALetterToAClientWhoCannotBeReachedOtherwise() {
    var dunning = due(anInvoice()).completeJob("Task_ChargeInvoice");
    dunning.completeJob("Task_SendReminder", sent("LETTER", null));
    assertThat(dunning).isWaitingAt("Task_PostLetter");
  }

  @Test
  void bringsTheLetterBackThatSomebodyElsePosted() {
    var dunning = waitingAt("Task_PostLetter", anInvoice());
    dunning.completeUserTask("Task_PostLetter", Map.of("posted", true));
    dunning.throwError(
        "Task_ConfirmLetter", "APPROVAL_NOT_ACCEPTED", Map.of("notAccepted", "Not asked."));
    assertThat(dunning).isWaitingAt("Task_PostLetter").hasVariable("notAccepted", "\"Not asked.\"");
    dunning.completeUserTask("Task_PostLetter", Map.of("posted", true));
    dunning.completeJob("Task_ConfirmLetter", Map.of("waitFor", "P28D"));
    assertThat(dunning).hasPassed("Task_ConfirmLetter").hasVariable("notAccepted", "null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Task_ChargeInvoice",
        "Task_PostLetter",
        "Task_DecideOnCollection",
        "Timer_NextLevel",
        "Timer_StepDue"
      })
  void endsAtPaymentWhereverItWaits(String place) {
    var invoice = anInvoice();
    var dunning = waitingAt(place, invoice).receive("revenue.invoicePaid", invoice.id());
    assertThat(dunning).hasEndedAt("End_InvoicePaid");
  }

  @Test
  void endsAtAPaymentThatWasFasterThanTheProcess() {
    var invoice = anInvoice();
    Engine.running().publish("revenue.invoicePaid", invoice.id(), Map.of());
    assertThat(started(invoice)).hasEndedAt("End_InvoicePaid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Task_AssessInvoice", "Task_ChargeInvoice", "Task_SendReminder"})
  void stopsWhenAWorkerFindsTheInvoiceSettled(String task) {
    var dunning = started(anInvoice());
    if (!task.equals("Task_AssessInvoice")) {
      dunning.completeJob("Task_AssessInvoice", anInvoice().due());
    }
    if (task.equals("Task_SendReminder")) dunning.completeJob("Task_ChargeInvoice");
    dunning.throwError(task, "INVOICE_SETTLED", Map.of());
    assertThat(dunning).hasEndedAt("End_AlreadySettled");
  }

  @ParameterizedTest
  @CsvSource({
    "revenue.invoiceDisputed, Task_ChargeInvoice",
    "revenue.invoiceDisputed, Task_PostLetter",
    "revenue.invoiceDisputed, Task_DecideOnCollection",
    "revenue.invoiceDisputed, Timer_NextLevel",
    "revenue.paymentPromised, Timer_NextLevel",
    "revenue.paymentPromised, Timer_StepDue",
    "revenue.paymentPromised, Task_DecideOnCollection",
  })
  void pausesWhereverItWaitsAndGoesOnWhereItWas(String message, String place) {
    var invoice = anInvoice();
    var dunning = waitingAt(place, invoice).receive(message, invoice.id());
    dunning.completeJob("Task_AssessInvoice", invoice.at(2).waits("P10D"));
    assertWaits(dunning, "Timer_StepDue", 10);
    dunning.elapse("Timer_StepDue");
    dunning.completeJob("Task_AssessInvoice", invoice.at(2).overdue(15).due());
    assertThat(dunning.job("Task_ChargeInvoice").getVariablesAsMap()).containsEntry("level", 2);
  }

  @Test
  void movesTheDateWhenAPauseBeginsDuringAPause() {
    var invoice = anInvoice();
    var dunning = paused(invoice, "P10D").receive("revenue.paymentPromised", invoice.id());
    dunning.completeJob("Task_AssessInvoice", invoice.waits("P3D"));
    assertWaits(dunning, "Timer_StepDue", 3);
    assertThat(dunning).hasPassed("Receive_InvoiceDisputed").hasPassed("Receive_PaymentPromised");
  }

  @Test
  void goesOnAtOnceWhenADisputeIsResolved() {
    var invoice = anInvoice();
    var dunning = paused(invoice, "P10D").receive("revenue.dunningResumed", invoice.id());
    dunning.completeJob("Task_AssessInvoice", invoice.due());
    dunning.completeJob("Task_ChargeInvoice");
    assertThat(dunning).hasPassed("Receive_DunningResumed");
  }

  @Test
  void chargesNothingWhenAWorkerFindsThePauseBeforeItsMessageArrives() {
    var invoice = anInvoice();
    var dunning = due(invoice).throwError("Task_ChargeInvoice", "DUNNING_PAUSED", Map.of());
    dunning.completeJob("Task_AssessInvoice", invoice.waits("P10D"));
    dunning.receive("revenue.invoiceDisputed", invoice.id());
    dunning.completeJob("Task_AssessInvoice", invoice.waits("P10D"));
    assertWaits(dunning, "Timer_StepDue", 10);
    assertThat(dunning).hasPassed("Catch_DunningPaused").hasNotEntered("Task_SendReminder");
  }

  @Test
  void asksFinanceToDecideAtTheLastLevel() {
    var task = due(anInvoice().at(4).overdue(57)).userTask("Task_DecideOnCollection");
    assertThat(task.candidateGroups()).containsExactly("acme.finance");
    assertThat(task.dueAfter()).isCloseTo(Duration.ofDays(5), Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AGENCY", "WRITE_OFF"})
  void endsWhenFinanceDecidesOnCollection(String decision) {
    var dunning = due(anInvoice().at(4).overdue(57));
    dunning.completeUserTask(
        "Task_DecideOnCollection", Map.of("decision", decision, "reason", "No answer."));
    dunning.completeJob("Task_RecordCollection");
    assertThat(dunning).hasEndedAt("End_DunningEnded").hasPassed("End_CollectionDecided");
  }

  @Test
  void asksFinanceAgainWhenMoreTimeIsOver() {
    var invoice = anInvoice().at(4).overdue(57);
    var dunning = due(invoice);
    decide(dunning, MORE_TIME);
    dunning.completeJob("Task_AssessInvoice", invoice.waits("P30D")).elapse("Timer_StepDue");
    dunning.completeJob("Task_AssessInvoice", invoice.overdue(87).due());
    assertThat(dunning).isWaitingAt("Task_DecideOnCollection");
  }

  @Test
  void bringsTheTaskBackWithANoticeWhenADecisionIsNotAccepted() {
    var dunning = due(anInvoice().at(4).overdue(57));
    dunning.completeUserTask("Task_DecideOnCollection", MORE_TIME);
    dunning.throwError(
        "Task_RecordCollection",
        "APPROVAL_NOT_ACCEPTED",
        Map.of("notAccepted", "Clerk is not in the group finance."));
    dunning.completeUserTask(
        "Task_DecideOnCollection", Map.of("decision", "WRITE_OFF", "reason", "Insolvent."));
    assertThat(dunning.job("Task_RecordCollection").getVariablesAsMap())
        .containsEntry("decision", "WRITE_OFF")
        .containsEntry("moreTimeUntil", null);
    assertThat(dunning)
        .hasPassed("Catch_CollectionNotAccepted")
        .hasVariable("notAccepted", "\"Clerk is not in the group finance.\"");
  }

  @Test
  void neverTakesAMissingDecisionForAnEnd() {
    var dunning = due(anInvoice().at(4).overdue(57));
    decide(dunning, Map.of());
    dunning.completeJob("Task_AssessInvoice", anInvoice().at(4).due());
    assertThat(dunning).isWaitingAt("Task_DecideOnCollection");
  }

  @Test
  void stopsForHelpWhenNoRuleFits() {
    assertThat(due(anInvoice().to("UNKNOWN")))
        .hasIncidentAt("Gateway_Step")
        .hasNotEntered("Task_ChargeInvoice", "Task_DecideOnCollection");
  }

  @Test
  void keepsWhatPeopleSendBesidesTheirResultsOutOfTheInstance() {
    var dunning = due(anInvoice().to("KEY").at(3).overdue(56));
    dunning.completeJob("Task_ChargeInvoice");
    dunning.completeJob("Task_SendReminder", sent("LETTER", null));
    dunning.completeUserTask("Task_PostLetter", Map.of("posted", true, "tenantId", "globex"));
    dunning.completeJob("Task_ConfirmLetter", Map.of("waitFor", "P28D"));
    dunning.elapse("Timer_NextLevel");
    dunning.completeJob("Task_AssessInvoice", anInvoice().at(4).overdue(84).due());
    dunning.completeUserTask(
        "Task_DecideOnCollection",
        Map.of("decision", "WRITE_OFF", "reason", "Insolvent.", "level", 1));
    dunning.completeJob("Task_RecordCollection");
    assertThat(dunning)
        .hasEndedAt("End_DunningEnded")
        .hasOnlyVariables(
            "amountInBaseCurrency",
            "daysOverdue",
            "decision",
            "invoice",
            "invoiceId",
            "letter",
            "level",
            "moreTimeUntil",
            "notAccepted",
            "policy",
            "posted",
            "reason",
            "seals",
            "segment",
            "sentBy",
            "subject",
            "tenantId",
            "waitFor")
        .hasVariable("tenantId", "\"acme\"")
        .hasVariable("level", "4");
  }

  private static ProcessInstance started(OverdueInvoice invoice) {
    return process.start("revenue.invoiceOverdue", invoice.id(), invoice.message());
  }

  private static ProcessInstance due(OverdueInvoice invoice) {
    return started(invoice).completeJob("Task_AssessInvoice", invoice.due());
  }

  private static ProcessInstance reminded(OverdueInvoice invoice, String waitFor) {
    return due(invoice)
        .completeJob("Task_ChargeInvoice")
        .completeJob("Task_SendReminder", sent("EMAIL", waitFor));
  }

  private static void remind(
      ProcessInstance dunning, OverdueInvoice invoice, Map<String, ?> reminder) {
    dunning
        .completeJob("Task_AssessInvoice", invoice.due())
        .completeJob("Task_ChargeInvoice")
        .completeJob("Task_SendReminder", reminder);
  }

  /** The days until a timer fires, to which the clock is moved. */
  private static long elapse(ProcessInstance dunning, String timer) {
    var days = dunning.timer(timer).plusSeconds(10).toDays();
    dunning.elapse(timer);
    return days;
  }

  private static void assertWaits(ProcessInstance dunning, String timer, long days) {
    assertThat(dunning.timer(timer)).isCloseTo(Duration.ofDays(days), Duration.ofSeconds(10));
  }

  private static ProcessInstance paused(OverdueInvoice invoice, String waitFor) {
    return reminded(invoice, "P14D")
        .receive("revenue.invoiceDisputed", invoice.id())
        .completeJob("Task_AssessInvoice", invoice.at(2).waits(waitFor));
  }

  private static void decide(ProcessInstance dunning, Map<String, ?> decision) {
    dunning
        .completeUserTask("Task_DecideOnCollection", decision)
        .completeJob("Task_RecordCollection");
  }

  private static ProcessInstance waitingAt(String place, OverdueInvoice invoice) {
    var dunning =
        switch (place) {
          case "Task_ChargeInvoice" -> due(invoice);
          case "Task_PostLetter" ->
              due(invoice)
                  .completeJob("Task_ChargeInvoice")
                  .completeJob("Task_SendReminder", sent("LETTER", null));
          case "Task_DecideOnCollection" -> due(invoice.at(4));
          case "Timer_NextLevel" -> reminded(invoice, "P14D");
          case "Timer_StepDue" ->
              started(invoice).completeJob("Task_AssessInvoice", invoice.waits("P14D"));
          default -> throw new IllegalArgumentException(place);
        };
    if (place.startsWith("Timer_")) {
      assertWaits(dunning, place, 14);
    } else if (place.equals("Task_ChargeInvoice")) {
      assertThat(dunning).hasPassed("Task_DecideStep");
    } else {
      assertThat(dunning).isWaitingAt(place);
    }
    return dunning;
  }

  /**
   * The result of {@code revenue.sendReminder}.
   *
   * @param waitFor null for a letter on paper, whose time begins when it is posted
   */
  private static Map<String, ?> sent(String sentBy, String waitFor) {
    var sent = new HashMap<String, Object>();
    sent.put("sentBy", sentBy);
    sent.put("waitFor", waitFor);
    sent.put("letter", sentBy.equals("LETTER") ? Map.of("recipient", "Globex") : null);
    return sent;
  }
}
