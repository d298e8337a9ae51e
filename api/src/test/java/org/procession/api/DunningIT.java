package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.revenue.dunning.ChargingDunning;
import org.procession.domain.revenue.dunning.DunningChannel;
import org.procession.domain.revenue.dunning.DunningTerms;
import org.procession.domain.revenue.dunning.RemindingClients;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class DunningIT {

  @Autowired private House house;
  @Autowired private ChargingDunning charging;
  @Autowired private RemindingClients reminding;

  private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
  private TenantId tenant;
  private Client clerk;

  @BeforeEach
  void tenant() {
    tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
  }

  @Test
  void tellsWhatEachLevelChargedAndDemanded() {
    var invoice = Invoices.issued(clerk);
    var address = address(invoice);
    var none = clerk.get(address + "/dunning").answered(200);
    assertThat(none.path("status").asString()).isEqualTo("NONE");
    assertThat(none.path("levels")).isEmpty();
    new Scope(tenant, Actor.system("test"))
        .run(
            () -> {
              var id = InvoiceId.of(invoice);
              charging.charge(id, 1, new DunningTerms(new BigDecimal("40"), BigDecimal.ZERO));
              reminding.remind(id, 1, DunningChannel.EMAIL, 14);
            });
    var dunning = clerk.get(address + "/dunning").answered(200);
    assertThat(dunning.path("status").asString()).isEqualTo("RUNNING");
    assertThat(dunning.path("nextStepOn").asString()).isEqualTo(today.plusDays(14).toString());
    var level = dunning.at("/levels/0");
    assertThat(level.path("level").asInt()).isEqualTo(1);
    assertThat(level.path("fee").asString()).isEqualTo("40.00");
    assertThat(level.path("interest").asString()).isEqualTo("0.00");
    assertThat(level.path("demand").asString()).isEqualTo("1240.69");
    assertThat(level.path("channel").asString()).isEqualTo("EMAIL");
    assertThat(level.path("sentOn").asString()).isEqualTo(today.toString());
    assertThat(level.has("interestFrom")).isFalse();
  }

  @Test
  void pausesForADisputeThenForAPromiseAndGoesOn() {
    var address = address(Invoices.issued(clerk));
    var disputed = clerk.post(address + "/disputes", dispute(today.plusDays(30))).answered(200);
    assertThat(disputed.path("status").asString()).isEqualTo("PAUSED");
    assertThat(disputed.path("pause").asString()).isEqualTo("DISPUTE");
    assertThat(disputed.path("disputeReason").asString()).isEqualTo("Ten boxes were empty.");
    var until = today.plusDays(9);
    var promised =
        clerk.post(address + "/payment-promises", promise(until, "\"500.00\"")).answered(200);
    assertThat(promised.path("pausedUntil").asString()).isEqualTo(until.toString());
    assertThat(promised.path("promisedAmount").asString()).isEqualTo("500.00");
    assertThat(promised.has("disputeReason")).isFalse();
    assertThat(clerk.get(address + "/dunning").answered(200)).isEqualTo(promised);
    var resumed = clerk.post(address + "/dunning/resume").answered(200);
    assertThat(resumed.has("pausedUntil")).isFalse();
    var timeline = clerk.get("/api/timeline?subject=invoice:" + id(address)).answered(200);
    assertThat(timeline.path("items").valueStream().map(event -> event.path("kind").asString()))
        .containsSubsequence(
            "revenue.dunningResumed", "revenue.paymentPromised", "revenue.invoiceDisputed");
  }

  @ParameterizedTest
  @CsvSource({"-1", "0", "181"})
  void refusesAPauseUntilADayThatIsPastOrTooFar(int days) {
    var address = address(Invoices.issued(clerk));
    var until = today.plusDays(days);
    house.unchanged(
        () -> {
          clerk
              .post(address + "/disputes", dispute(until))
              .refused(422, "DUNNING_PAUSE_INVALID", "until");
          clerk
              .post(address + "/payment-promises", promise(until, "null"))
              .refused(422, "DUNNING_PAUSE_INVALID", "until");
        });
  }

  @Test
  void refusesADisputeWithoutAReasonAndAPromiseThatCannotBe() {
    var address = address(Invoices.issued(clerk));
    var until = today.plusDays(9);
    house.unchanged(
        () -> {
          clerk
              .post(address + "/disputes", dispute(until).replace("Ten boxes were empty.", " "))
              .refused(422, "DUNNING_PAUSE_INVALID", "reason");
          clerk
              .post(address + "/disputes", "{\"until\": \"%s\"}".formatted(until))
              .refused(400, "FIELD_REQUIRED", "reason");
          clerk
              .post(address + "/payment-promises", promise(until, "\"1200.70\""))
              .refused(422, "DUNNING_PAUSE_INVALID", "amount");
          clerk
              .post(address + "/payment-promises", promise(until, "\"0\""))
              .refused(422, "DUNNING_PAUSE_INVALID", "amount");
          clerk
              .post(address + "/payment-promises", promise(until, "\"1.001\""))
              .refused(422, "AMOUNT_TOO_PRECISE", null);
        });
  }

  @Test
  void refusesToPauseWhatNothingIsOwedFor() {
    var invoice = Invoices.issued(clerk);
    var address = address(invoice);
    var whole = Invoices.payment("bank-1").replace("200.69", "1200.69");
    clerk.post(address + "/payments", whole).answered(201);
    var draft = address(Invoices.draft(clerk));
    var until = today.plusDays(9);
    house.unchanged(
        () -> {
          clerk.post(address + "/disputes", dispute(until)).refused(409, "INVOICE_SETTLED", null);
          clerk.post(address + "/dunning/resume").refused(409, "INVOICE_SETTLED", null);
          clerk
              .post(draft + "/payment-promises", promise(until, "null"))
              .refused(409, "INVOICE_NOT_DUNNABLE", null);
        });
  }

  @Test
  void knowsNoInvoiceOfAnotherTenant() {
    var address = address(Invoices.issued(clerk));
    var stranger = house.as(house.tenant(), "clerk");
    stranger.get(address + "/dunning").refused(404, "INVOICE_NOT_FOUND", null);
    stranger
        .post(address + "/disputes", dispute(today.plusDays(9)))
        .refused(404, "INVOICE_NOT_FOUND", null);
  }

  private static String address(String invoice) {
    return Invoices.PATH + "/" + invoice;
  }

  private static String id(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private static String dispute(LocalDate until) {
    return "{\"reason\": \"Ten boxes were empty.\", \"until\": \"%s\"}".formatted(until);
  }

  private static String promise(LocalDate until, String amount) {
    return "{\"until\": \"%s\", \"amount\": %s}".formatted(until, amount);
  }
}
