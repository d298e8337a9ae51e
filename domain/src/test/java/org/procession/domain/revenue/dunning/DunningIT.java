package org.procession.domain.revenue.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.procession.domain.revenue.receivables.InvoiceLines.dueOn;
import static org.procession.domain.revenue.receivables.InvoiceLines.line;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.Problem;
import org.procession.domain.TestHouse;
import org.procession.domain.approvals.Decision;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.approvals.TaskDecidedBefore;
import org.procession.domain.communications.FindingMessages;
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
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.ledger.ReadingTrialBalance;
import org.procession.domain.revenue.receivables.ChargeRecord;
import org.procession.domain.revenue.receivables.CreatingInvoices;
import org.procession.domain.revenue.receivables.FindingInvoices;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.InvoiceStatus;
import org.procession.domain.revenue.receivables.NewInvoice;
import org.procession.domain.revenue.receivables.NewPayment;
import org.procession.domain.revenue.receivables.PaymentExceedsOpenAmount;
import org.procession.domain.revenue.receivables.RecordingPayments;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.Whose;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class DunningIT {

  /** The clock shows eleven o'clock of this day in the tenant's time zone. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private static final DunningTerms FREE = new DunningTerms(BigDecimal.ZERO, BigDecimal.ZERO);
  private static final DunningTerms TERMS =
      new DunningTerms(new BigDecimal("40"), new BigDecimal("9"));

  @Autowired TestHouse house;
  @Autowired CreatingClients creatingClients;
  @Autowired AddingContacts addingContacts;
  @Autowired CreatingInvoices creating;
  @Autowired RecordingPayments paying;
  @Autowired FindingInvoices invoices;
  @Autowired AssessingDunning assessing;
  @Autowired ChargingDunning charging;
  @Autowired RemindingClients reminding;
  @Autowired PostponingDunning postponing;
  @Autowired PausingDunning pausing;
  @Autowired TakingOverDunning takingOver;
  @Autowired DecidingCollection deciding;
  @Autowired FindingDunning finding;
  @Autowired FindingMessages messages;
  @Autowired ReadingTrialBalance balance;
  @Autowired ReadingEvents reading;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  @AfterEach
  void backToPresent() {
    house.clock().backToPresent();
  }

  private InvoiceId overdue(int days) {
    return overdue(house.client(), days);
  }

  /** An invoice over 119.00 EUR. */
  private InvoiceId overdue(ClientId client, int days) {
    return creating.createAndIssue(dueOn(client, TODAY.minusDays(days))).id();
  }

  private void pay(InvoiceId invoice, String amount) {
    paying.record(new NewPayment(invoice, amount + invoice, Money.of(amount), TODAY));
  }

  private SentReminder take(InvoiceId invoice, int level, DunningTerms terms, int days) {
    charging.charge(invoice, level, terms);
    return reminding.remind(invoice, level, DunningChannel.EMAIL, days);
  }

  private void days(int number) {
    house.clock().advance(Duration.ofDays(number));
  }

  @Test
  void assessesWhatIsOpenSinceWhenAndWhichLevelComesNext() {
    scope.run(
        () -> {
          var assessment = assessing.assess(overdue(15));
          assertThat(assessment.openInBaseCurrency()).isEqualTo(Money.of("119.00 EUR"));
          assertThat(assessment.invoice().overdueDays()).isEqualTo(15);
          assertThat(assessment.client().segment()).isEqualTo(ClientSegment.STANDARD);
          assertThat(assessment.level()).isEqualTo(1);
          assertThat(assessment.waitFor()).isNull();
        });
  }

  @Test
  void beginsAtTheFirstLevelHoweverLateTheInvoiceIsFound() {
    scope.run(() -> assertThat(assessing.assess(overdue(200)).level()).isEqualTo(1));
  }

  @Test
  void chargesFeeAndInterestAsLinesOfTheirOwnAndPostsThem() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          charging.charge(invoice, 1, TERMS);
          var charged = invoices.find(invoice);
          assertThat(charged.charges())
              .extracting(ChargeRecord::amount, ChargeRecord::description)
              .containsExactly(
                  tuple(Money.of("40.00 EUR"), "Dunning fee, level 1"),
                  // 119.00 × 9 % × 15 / 365 = 0.4401…
                  tuple(
                      Money.of("0.44 EUR"), "Interest of 9 % a year for 2026-11-06 to 2026-11-20"));
          assertThat(charged.open()).isEqualByComparingTo("159.44");
          assertThat(balances())
              .containsEntry("1300", "159.44")
              .containsEntry("4830", "-40.00")
              .containsEntry("7100", "-0.44");
        });
  }

  @Test
  void bearsInterestForEachDayOnceAndNoneOnFeesOrInterest() {
    scope.run(
        () -> {
          var invoice = overdue(10);
          take(invoice, 1, TERMS, 14);
          days(14);
          take(invoice, 2, TERMS, 14);
          assertThat(finding.find(invoice).levels())
              .extracting(
                  DunningRecord.Level::interestFrom,
                  DunningRecord.Level::interestUntil,
                  DunningRecord.Level::interest)
              .containsExactly(
                  tuple(TODAY.minusDays(9), TODAY, Money.of("0.29 EUR")),
                  tuple(TODAY.plusDays(1), TODAY.plusDays(14), Money.of("0.41 EUR")));
        });
  }

  @Test
  void chargesTheInterestOfFreeLevelsWithTheFirstThatBearsAny() {
    scope.run(
        () -> {
          var invoice = overdue(1);
          take(invoice, 1, FREE, 14);
          days(14);
          take(invoice, 2, TERMS, 21);
          assertThat(finding.find(invoice).levels().getLast().interestFrom()).isEqualTo(TODAY);
        });
  }

  @Test
  void chargesAFeeInTheInvoicesCurrency() {
    scope.run(
        () -> {
          var invoice =
              creating
                  .createAndIssue(
                      new NewInvoice(
                          house.client(),
                          null,
                          TODAY.minusDays(20),
                          TODAY.minusDays(6),
                          Currencies.of("USD"),
                          List.of(line("100.00", TaxCategory.S, "19"))))
                  .id();
          charging.charge(invoice, 1, new DunningTerms(new BigDecimal("46"), BigDecimal.ZERO));
          assertThat(invoices.find(invoice).charges())
              .extracting(ChargeRecord::amount)
              .containsExactly(Money.of("50.00 USD")); // at 0.92
          assertThat(balances()).containsEntry("4830", "-46.00");
        });
  }

  @Test
  void takesALevelOnceHoweverOftenItIsDelivered() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          var first = take(invoice, 1, TERMS, 14);
          days(3);
          charging.charge(invoice, 1, new DunningTerms(new BigDecimal("99"), BigDecimal.TEN));
          var again = reminding.remind(invoice, 1, DunningChannel.LETTER, 30);
          assertThat(again.channel()).isEqualTo(first.channel());
          assertThat(again.payBy()).isEqualTo(first.payBy());
          assertThat(invoices.find(invoice).charges()).hasSize(2);
          assertThat(sentAbout(invoice)).hasSize(1);
          assertThat(timeline(invoice)).filteredOn("revenue.invoiceReminded"::equals).hasSize(1);
        });
  }

  @Test
  void takesNoLevelBeforeTheOneBeforeIt() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          assertThatThrownBy(() -> charging.charge(invoice, 2, TERMS))
              .isInstanceOf(DunningLevelNotNext.class);
          assertThatThrownBy(() -> reminding.remind(invoice, 1, DunningChannel.EMAIL, 14))
              .isInstanceOf(DunningLevelNotNext.class);
          charging.charge(invoice, 1, TERMS);
          assertThatThrownBy(() -> charging.charge(invoice, 2, TERMS))
              .isInstanceOf(DunningLevelNotNext.class)
              .hasMessageContaining("next is level 1");
        });
  }

  @Test
  void refusesToDunAPaidInvoice() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          charging.charge(invoice, 1, FREE);
          pay(invoice, "119.00 EUR");
          assertThatThrownBy(() -> assessing.assess(invoice))
              .isInstanceOf(InvoiceSettled.class)
              .hasMessageContaining("is PAID");
          assertThatThrownBy(() -> charging.charge(invoice, 1, TERMS))
              .isInstanceOf(InvoiceSettled.class);
          assertThatThrownBy(() -> reminding.remind(invoice, 1, DunningChannel.EMAIL, 14))
              .isInstanceOf(InvoiceSettled.class);
          assertThatThrownBy(() -> postponing.postpone(invoice, 3))
              .isInstanceOf(InvoiceSettled.class);
          assertThat(sentAbout(invoice)).isEmpty();
          assertThat(invoices.find(invoice).charges()).isEmpty();
          assertThat(finding.find(invoice).status()).isEqualTo(DunningStatus.SETTLED);
        });
  }

  @Test
  void refusesToDunADraft() {
    scope.run(
        () -> {
          var draft = creating.create(dueOn(house.client(), TODAY.minusDays(3))).id();
          assertThatThrownBy(() -> assessing.assess(draft)).isInstanceOf(InvoiceNotDunnable.class);
        });
  }

  @Test
  void demandsNoMoreThanWhatAPartPaymentLeft() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          take(invoice, 1, FREE, 14);
          pay(invoice, "100.00 EUR");
          days(14);
          assertThat(assessing.assess(invoice).openInBaseCurrency())
              .isEqualTo(Money.of("19.00 EUR"));
          var second = take(invoice, 2, TERMS, 14);
          // 19.00 × 9 % × 29 / 365 = 0.1358…
          assertThat(second.demand()).isEqualTo(Money.of("59.14 EUR"));
        });
  }

  @Test
  void sendsAnEmailWithTheLetterInTheClientsLanguage() throws SQLException {
    scope.call(
        () -> {
          var invoice = overdue(15);
          assertThat(take(invoice, 1, FREE, 14).channel()).isEqualTo(DunningChannel.EMAIL);
          var sent = sentAbout(invoice).getFirst();
          assertThat(sent)
              .startsWith("EMAIL to office@books.example: Zahlungserinnerung: Rechnung");
          assertThat(
                  house.query(
                      """
                      select a.media_type || ' ' || a.file_name || ' ' || (a.letter ->> 'subject')
                        from outgoing_attachment a join outgoing_message m on m.tenant_id = a.tenant_id and m.id = a.message_id
                       where m.business_key = 'dunning:%s:1'
                      """
                          .formatted(invoice)))
              .containsExactly(
                  "application/pdf 2026-00001-1.pdf Zahlungserinnerung: Rechnung 2026-00001");
          return null;
        });
  }

  @Test
  void sendsAnSmsToTheContactOfTheInvoice() {
    scope.run(
        () -> {
          var client = house.client();
          addingContacts.add(
              client,
              new NewContact(
                  "Billing",
                  null,
                  null,
                  PhoneNumber.of("+49 30 90260"),
                  null,
                  ContactChannel.SMS,
                  true));
          var invoice = overdue(client, 15);
          charging.charge(invoice, 1, FREE);
          var sent = reminding.remind(invoice, 1, DunningChannel.SMS, 14);
          assertThat(sent.channel()).isEqualTo(DunningChannel.SMS);
          assertThat(sentAbout(invoice).getFirst()).startsWith("SMS to +493090260");
        });
  }

  @Test
  void writesAnEmailToAClientWithoutATelephone() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          charging.charge(invoice, 1, FREE);
          assertThat(reminding.remind(invoice, 1, DunningChannel.SMS, 14).channel())
              .isEqualTo(DunningChannel.EMAIL);
        });
  }

  @Test
  void givesFinanceTheLetterForAClientWhoCannotBeReachedOtherwise() {
    scope.run(
        () -> {
          var invoice = overdue(unreachable(), 15);
          charging.charge(invoice, 1, FREE);
          var letter = reminding.remind(invoice, 1, DunningChannel.EMAIL, 14);
          assertThat(letter.channel()).isEqualTo(DunningChannel.LETTER);
          assertThat(letter.recipient())
              .containsExactly("Hermit Ltd", "Hill 1", "EH1 1AA Edinburgh", "United Kingdom");
          assertThat(letter.waitFor()).isNull();
          assertThat(sentAbout(invoice))
              .containsExactly(
                  "EMAIL to finance@acme.example: Please post a letter: invoice 2026-00001");
          assertThat(assessing.assess(invoice).level()).isEqualTo(1);
          assertThat(timeline(invoice)).doesNotContain("revenue.invoiceReminded");
        });
  }

  @Test
  void waitsForTheNextLevelFromTheDayOnWhichALetterIsPosted() {
    scope.run(
        () -> {
          var invoice = overdue(unreachable(), 15);
          charging.charge(invoice, 1, FREE);
          assertThatThrownBy(() -> reminding.posted(invoice, 2, 14))
              .isInstanceOf(DunningLevelNotNext.class);
          reminding.remind(invoice, 1, DunningChannel.EMAIL, 14);
          days(2);
          reminding.posted(invoice, 1, 14);
          days(1);
          reminding.posted(invoice, 1, 14);
          var dunning = finding.find(invoice);
          assertThat(dunning.nextStepOn()).isEqualTo(TODAY.plusDays(16));
          assertThat(dunning.levels().getFirst().sentOn()).isEqualTo(TODAY.plusDays(2));
          assertThat(timeline(invoice)).filteredOn("revenue.invoiceReminded"::equals).hasSize(1);
          assertThat(sentAbout(invoice)).hasSize(1);
        });
  }

  @Test
  void refusesToRecordALetterAsPostedThatWentByEmail() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          charging.charge(invoice, 1, FREE);
          assertThatThrownBy(() -> reminding.posted(invoice, 1, 14))
              .isInstanceOf(DunningLevelNotNext.class);
        });
  }

  @Test
  void takesStepsAtEightOClockInTheTenantsTimeZone() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          var sent = take(invoice, 1, FREE, 14);
          // It is eleven o'clock in Berlin.
          assertThat(sent.waitFor()).isEqualTo(Duration.ofDays(14).minusHours(3).plusSeconds(1));
          var assessment = assessing.assess(invoice);
          assertThat(assessment.level()).isEqualTo(2);
          assertThat(assessment.waitFor()).isEqualTo(sent.waitFor());
          house.clock().advance(Duration.ofDays(14).minusHours(3).minusMinutes(1));
          assertThat(assessing.assess(invoice).waitFor()).isEqualTo(Duration.ofSeconds(61));
          house.clock().advance(Duration.ofMinutes(1));
          assertThat(assessing.assess(invoice).waitFor()).isNull();
        });
  }

  @Test
  void putsAStepOffOnce() {
    scope.run(
        () -> {
          var invoice = overdue(1);
          postponing.postpone(invoice, 6);
          days(2);
          postponing.postpone(invoice, 6);
          assertThat(finding.find(invoice).nextStepOn()).isEqualTo(TODAY.plusDays(6));
          days(4);
          assertThat(assessing.assess(invoice).waitFor()).isNull();
        });
  }

  @Test
  void pausesForADisputeAndGoesOnWhereItWas() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          take(invoice, 1, FREE, 14);
          days(14);
          charging.charge(invoice, 2, TERMS);
          var until = TODAY.plusDays(24);
          assertThat(pausing.dispute(invoice, " Wrong quantity ", until).status())
              .isEqualTo(DunningStatus.PAUSED);
          assertThatThrownBy(() -> reminding.remind(invoice, 2, DunningChannel.EMAIL, 14))
              .isInstanceOf(DunningPaused.class)
              .hasMessageContaining(until.toString());
          days(10);
          assertThat(assessing.assess(invoice).waitFor()).isPositive();
          days(1);
          var assessment = assessing.assess(invoice);
          assertThat(assessment.waitFor()).isNull();
          assertThat(assessment.level()).isEqualTo(2);
          take(invoice, 2, TERMS, 14);
          assertThat(invoices.find(invoice).charges()).hasSize(2);
          assertThat(timeline(invoice)).contains("revenue.invoiceDisputed");
        });
  }

  @Test
  void chargesNothingDuringAPause() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          pausing.promise(invoice, TODAY.plusDays(10), Money.of("100.00 EUR"));
          assertThatThrownBy(() -> charging.charge(invoice, 1, TERMS))
              .isInstanceOf(DunningPaused.class);
          assertThat(invoices.find(invoice).charges()).isEmpty();
        });
  }

  @Test
  void movesTheDayWhenAPauseTakesThePlaceOfAnother() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          pausing.dispute(invoice, "Wrong quantity", TODAY.plusDays(30));
          var moved = pausing.promise(invoice, TODAY.plusDays(5), null);
          assertThat(moved.pausedUntil()).isEqualTo(TODAY.plusDays(5));
          assertThat(moved.pause()).isEqualTo(PauseKind.PROMISE);
          assertThat(moved.pauseReason()).isNull();
          pausing.promise(invoice, TODAY.plusDays(5), null);
          assertThat(timeline(invoice)).filteredOn("revenue.paymentPromised"::equals).hasSize(1);
        });
  }

  @Test
  void resumesBeforeTheDay() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          pausing.dispute(invoice, "Wrong quantity", TODAY.plusDays(30));
          assertThat(pausing.resume(invoice).status()).isEqualTo(DunningStatus.NONE);
          pausing.resume(invoice);
          assertThat(assessing.assess(invoice).waitFor()).isNull();
          assertThat(timeline(invoice)).filteredOn("revenue.dunningResumed"::equals).hasSize(1);
        });
  }

  @Test
  void keepsTheWaitForTheNextLevelBehindAPause() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          take(invoice, 1, FREE, 14);
          pausing.promise(invoice, TODAY.plusDays(3), null);
          days(5);
          assertThat(assessing.assess(invoice).waitFor()).isGreaterThan(Duration.ofDays(8));
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 181})
  void refusesAPauseUntilADayThatIsPastOrTooFar(int days) {
    scope.run(
        () -> {
          var invoice = overdue(15);
          var until = TODAY.plusDays(days);
          assertInvalid("until", () -> pausing.dispute(invoice, "Wrong quantity", until));
          assertInvalid("until", () -> pausing.promise(invoice, until, null));
          assertThat(finding.find(invoice).pausedUntil()).isNull();
        });
  }

  @Test
  void refusesADisputeWithoutAReasonAndAPromiseOfTooMuch() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          var until = TODAY.plusDays(9);
          assertInvalid("reason", () -> pausing.dispute(invoice, "  ", until));
          assertInvalid("reason", () -> pausing.dispute(invoice, "x".repeat(2001), until));
          assertInvalid("amount", () -> pausing.promise(invoice, until, Money.of("119.01 EUR")));
          assertInvalid("amount", () -> pausing.promise(invoice, until, Money.of("0.00 EUR")));
          assertInvalid("currency", () -> pausing.promise(invoice, until, Money.of("5.00 USD")));
          assertThat(finding.find(invoice).pausedUntil()).isNull();
        });
  }

  @Test
  void refusesToPauseWhatIsNotDunned() {
    scope.run(
        () -> {
          var until = TODAY.plusDays(9);
          var draft = creating.create(dueOn(house.client(), TODAY.plusDays(3))).id();
          assertThatThrownBy(() -> pausing.dispute(draft, "Wrong quantity", until))
              .isInstanceOf(InvoiceNotDunnable.class);
          var paid = overdue(15);
          pay(paid, "119.00 EUR");
          assertThatThrownBy(() -> pausing.promise(paid, until, null))
              .isInstanceOf(InvoiceSettled.class);
          assertThatThrownBy(() -> pausing.resume(paid)).isInstanceOf(InvoiceSettled.class);
        });
  }

  @Test
  void takesOverWhatAnotherSystemHasDone() {
    scope.run(
        () -> {
          var invoice = overdue(40);
          var earlier =
              List.of(
                  new TakingOverDunning.EarlierLevel(
                      TODAY.minusDays(39), DunningChannel.EMAIL, FREE, 14),
                  new TakingOverDunning.EarlierLevel(
                      TODAY.minusDays(25), DunningChannel.EMAIL, TERMS, 21));
          takingOver.takeOver(invoice, earlier);
          var dunning = takingOver.takeOver(invoice, earlier);
          assertThat(dunning.levels())
              .extracting(DunningRecord.Level::sentOn, DunningRecord.Level::demand)
              .containsExactly(
                  tuple(TODAY.minusDays(39), Money.of("119.00 EUR")),
                  // 119.00 × 9 % × 15 / 365 = 0.4401…
                  tuple(TODAY.minusDays(25), Money.of("159.44 EUR")));
          assertThat(sentAbout(invoice)).isEmpty();
          var assessment = assessing.assess(invoice);
          assertThat(assessment.level()).isEqualTo(3);
          assertThat(assessment.waitFor()).isNull();
        });
  }

  @ParameterizedTest
  @CsvSource({"16, 5", "15, 14", "10, 10", "5, -1"})
  void refusesEarlierLevelsOutOfOrder(int first, int second) {
    scope.run(
        () -> {
          var invoice = overdue(15);
          var earlier =
              List.of(
                  new TakingOverDunning.EarlierLevel(
                      TODAY.minusDays(first), DunningChannel.EMAIL, FREE, 14),
                  new TakingOverDunning.EarlierLevel(
                      TODAY.minusDays(second), DunningChannel.SMS, TERMS, 14));
          assertThatThrownBy(() -> takingOver.takeOver(invoice, earlier))
              .isInstanceOf(TakingOverDunning.EarlierLevelInvalid.class);
          assertThat(finding.find(invoice).levels()).isEmpty();
        });
  }

  @Test
  void writesOffWhatFinanceGivesUp() {
    scope.run(
        () -> {
          var invoice = overdue(60);
          charging.charge(invoice, 1, TERMS);
          var answer = new CollectionAnswer("WRITE_OFF", null, "Insolvent.");
          decide(invoice, 1, "finance", answer);
          decide(invoice, 1, "finance", answer);
          var written = invoices.find(invoice);
          assertThat(written.status()).isEqualTo(InvoiceStatus.WRITTEN_OFF);
          assertThat(written.open()).isEqualByComparingTo("0");
          assertThat(balances()).containsEntry("1300", "0.00").containsEntry("6930", "160.76");
          assertThat(finding.find(invoice).outcome()).isEqualTo(CollectionOutcome.WRITE_OFF);
          assertThat(reading.about(invoice.subject(), new Page.Limit(2, null)).items())
              .extracting(LoggedEvent::name, LoggedEvent::actorName)
              .containsExactly(
                  tuple("revenue.collectionDecided", "finance"),
                  tuple("revenue.invoiceWrittenOff", "finance"));
          assertThatThrownBy(() -> assessing.assess(invoice)).isInstanceOf(InvoiceSettled.class);
        });
  }

  @Test
  void takesWhatComesAfterAllForAnInvoiceThatWasGivenUp() {
    scope.run(
        () -> {
          var invoice = overdue(60);
          decide(invoice, 1, "finance", new CollectionAnswer("WRITE_OFF", null, "Insolvent."));
          pay(invoice, "19.00 EUR");
          assertThat(invoices.find(invoice).status()).isEqualTo(InvoiceStatus.WRITTEN_OFF);
          assertThat(invoices.find(invoice).open()).isEqualByComparingTo("0");
          assertThat(balances()).containsEntry("1300", "0.00").containsEntry("6930", "100.00");
          assertThatThrownBy(() -> pay(invoice, "100.01 EUR"))
              .isInstanceOf(PaymentExceedsOpenAmount.class)
              .hasMessageContaining("only 100.00 EUR");
          pay(invoice, "100.00 EUR");
          assertThat(invoices.find(invoice).status()).isEqualTo(InvoiceStatus.PAID);
          assertThat(balances()).containsEntry("1300", "0.00").containsEntry("6930", "0.00");
          assertThat(timeline(invoice))
              .containsSubsequence(
                  "revenue.invoicePaid", "revenue.paymentRecorded", "revenue.invoiceWrittenOff")
              .doesNotContain("revenue.invoicePartlyPaid");
        });
  }

  @Test
  void leavesAnInvoiceOpenThatACollectionAgencyGets() {
    scope.run(
        () -> {
          var invoice = overdue(60);
          decide(invoice, 1, "finance", new CollectionAnswer("AGENCY", "", "No answer."));
          assertThat(invoices.find(invoice).open()).isEqualByComparingTo("119.00");
          assertThat(finding.find(invoice).status()).isEqualTo(DunningStatus.COLLECTION_DECIDED);
          assertThatThrownBy(() -> pausing.dispute(invoice, "Wrong", TODAY.plusDays(9)))
              .isInstanceOf(InvoiceNotDunnable.class)
              .hasMessageContaining("finance has decided");
          pay(invoice, "119.00 EUR");
          assertThat(invoices.find(invoice).status()).isEqualTo(InvoiceStatus.PAID);
        });
  }

  @Test
  void asksAgainWhenMoreTimeIsOver() {
    scope.run(
        () -> {
          var invoice = overdue(60);
          var until = TODAY.plusDays(30).toString();
          decide(invoice, 1, "finance", new CollectionAnswer("MORE_TIME", until, "They said so."));
          assertThat(finding.find(invoice).nextStepOn()).isEqualTo(TODAY.plusDays(31));
          assertThat(assessing.assess(invoice).waitFor()).isGreaterThan(Duration.ofDays(30));
          days(31);
          decide(invoice, 2, "finance", new CollectionAnswer("AGENCY", null, "No answer."));
          assertThat(timeline(invoice)).filteredOn("revenue.collectionDecided"::equals).hasSize(2);
        });
  }

  @Test
  void acceptsNoDecisionOfSomebodyOutsideFinance() {
    scope.run(
        () -> {
          var invoice = overdue(60);
          var answer = new CollectionAnswer("WRITE_OFF", null, "A friend of mine.");
          for (var times = 0; times < 2; times++) {
            assertThatThrownBy(() -> decide(invoice, 1, "clerk", answer))
                .isInstanceOf(DecisionNotAccepted.class)
                .hasMessage("clerk is not in the group finance.");
          }
          assertThatThrownBy(() -> decide(invoice, 2, null, answer))
              .isInstanceOf(DecisionNotAccepted.class)
              .hasMessageContaining("Nobody had claimed");
          assertThat(invoices.find(invoice).status()).isEqualTo(InvoiceStatus.ISSUED);
          assertThat(timeline(invoice))
              .filteredOn("revenue.collectionDecisionNotAccepted"::equals)
              .hasSize(2);
        });
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "FORGET", "agency"})
  void acceptsNoDecisionThatDecidesNothing(String decision) {
    assertNotAccepted(new CollectionAnswer(decision, null, "No answer."), "Decide whether");
  }

  @Test
  void acceptsNoDecisionWithoutAReason() {
    assertNotAccepted(new CollectionAnswer("AGENCY", null, " "), "needs a reason");
    assertNotAccepted(new CollectionAnswer("AGENCY", null, null), "needs a reason");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"soon", "2026-11-20", "2026-11-19", "2027-11-20"})
  void givesNoMoreTimeUntilADayThatIsMissingPastOrTooFar(String until) {
    assertNotAccepted(new CollectionAnswer("MORE_TIME", until, "They said so."), "last day");
  }

  @Test
  void decidesNothingWhileTheClientDisputesOrHasPaid() {
    scope.run(
        () -> {
          var invoice = overdue(60);
          var answer = new CollectionAnswer("WRITE_OFF", null, "Insolvent.");
          pausing.dispute(invoice, "Wrong quantity", TODAY.plusDays(9));
          assertThatThrownBy(() -> decide(invoice, 1, "finance", answer))
              .isInstanceOf(DunningPaused.class);
          pay(invoice, "119.00 EUR");
          assertThatThrownBy(() -> decide(invoice, 1, "finance", answer))
              .isInstanceOf(InvoiceSettled.class);
          assertThat(balances()).doesNotContainKey("6930");
        });
  }

  @Test
  void takesNoDecisionOfATaskForThatOfALaterStep() {
    scope.run(
        () -> {
          var invoice = overdue(60);
          var until = TODAY.plusDays(30).toString();
          var answer = new CollectionAnswer("MORE_TIME", until, "They said so.");
          deciding.decide(invoice, decision(1, 1, "finance", answer), answer);
          assertThatThrownBy(
                  () -> deciding.decide(invoice, decision(1, 2, "finance", answer), answer))
              .isInstanceOf(TaskDecidedBefore.class);
        });
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, -0.01", "0, 100.01", "0, 1.00001"})
  void refusesTermsThatNoClientOwes(BigDecimal fee, BigDecimal yearlyInterest) {
    assertThatThrownBy(() -> new DunningTerms(fee, yearlyInterest))
        .isInstanceOf(DunningTerms.DunningTermsInvalid.class);
  }

  @Test
  void keepsTenantsApart() {
    var invoice = scope.call(() -> overdue(15));
    house
        .tenant()
        .run(
            () ->
                assertThatThrownBy(() -> charging.charge(invoice, 1, TERMS))
                    .isInstanceOf(Problem.class)
                    .extracting(problem -> ((Problem) problem).kind())
                    .isEqualTo(Problem.Kind.NOT_FOUND));
  }

  private void assertNotAccepted(CollectionAnswer answer, String why) {
    scope.run(
        () -> {
          var invoice = overdue(60);
          assertThatThrownBy(() -> decide(invoice, 1, "finance", answer))
              .isInstanceOf(DecisionNotAccepted.class)
              .hasMessageContaining(why);
          assertThat(finding.find(invoice).outcome()).isNull();
        });
  }

  private void decide(InvoiceId invoice, long task, String user, CollectionAnswer answer) {
    deciding.decide(invoice, decision(task, task, user, answer), answer);
  }

  private static Decision decision(long task, long step, String user, CollectionAnswer answer) {
    return new Decision(
        task, step, DecidingCollection.GROUP, user, answer.isFinal(), answer.reason());
  }

  private static void assertInvalid(String field, Runnable pause) {
    assertThatThrownBy(pause::run)
        .isInstanceOf(PausingDunning.PauseInvalid.class)
        .extracting(problem -> ((Problem) problem).field().orElseThrow())
        .isEqualTo(field);
  }

  private ClientId unreachable() {
    return creatingClients
        .create(
            new NewClient(
                "Hermit",
                "Hermit Ltd",
                null,
                new Address("Hill 1", null, "EH1 1AA", "Edinburgh", "GB"),
                null,
                ClientSegment.SMALL,
                new Language("en"),
                14))
        .id();
  }

  private List<String> sentAbout(InvoiceId invoice) {
    return messages
        .about(invoice.subject(), Whose.everybodys(), new Page.Limit(50, null))
        .items()
        .stream()
        .map(
            message ->
                "%s to %s: %s".formatted(message.channel(), message.recipient(), message.title()))
        .toList();
  }

  private List<String> timeline(InvoiceId invoice) {
    return reading.about(invoice.subject(), new Page.Limit(50, null)).items().stream()
        .map(LoggedEvent::name)
        .toList();
  }

  private Map<String, String> balances() {
    return balance.asOf(LocalDate.of(2999, 12, 31)).accounts().stream()
        .collect(Collectors.toMap(row -> row.code().value(), row -> row.balance().toPlainString()));
  }
}
