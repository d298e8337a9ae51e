package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.revenue.payables.ApprovingBills;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.PostingBills;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class LedgerIT {

  private static final String TRIAL_BALANCE = "/api/revenue/ledger/trial-balance";
  private static final String CLOSE = "/api/revenue/ledger/periods/close";
  private static final String REOPEN = "/api/revenue/ledger/periods/reopen";
  private static final String RATES = "/api/money/exchange-rates";

  @Autowired private House house;
  @Autowired private ApprovingBills approving;
  @Autowired private PostingBills posting;
  private TenantId tenant;
  private Client clerk;

  @BeforeEach
  void tenant() {
    tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
  }

  @Test
  void addsUpWhatWasPostedUpToADay() {
    var bill = Bills.draft(clerk);
    clerk.post(Bills.PATH + "/" + bill + "/submit").answered(202);
    new Scope(tenant, Actor.system("test"))
        .run(
            () -> {
              approving.approve(BillId.of(bill));
              posting.post(BillId.of(bill), null);
            });
    var balance = clerk.get(TRIAL_BALANCE + "?asOf=2026-03-02").answered(200);
    assertThat(balance.path("currency").asString()).isEqualTo("EUR");
    assertThat(balance.path("debit").asString()).isEqualTo("1200.69");
    assertThat(balance.path("credit").asString()).isEqualTo("1200.69");
    assertThat(
            balance
                .path("accounts")
                .valueStream()
                .map(
                    account ->
                        account.path("code").asString() + " " + account.path("balance").asString()))
        .containsExactly("1400 190.70", "3300 -1200.69", "5400 1009.99");
    var before = clerk.get(TRIAL_BALANCE + "?asOf=2026-03-01").answered(200);
    assertThat(before.path("accounts")).isEmpty();
    assertThat(before.path("debit").asString()).isEqualTo("0.00");
    assertThat(clerk.get(TRIAL_BALANCE).answered(200).path("asOf").asString())
        .matches("\\d{4}-\\d{2}-\\d{2}");
    clerk.get(Bills.PATH + "/" + bill).answered(200);
    house.unchanged(
        () ->
            clerk
                .post(Bills.PATH + "/" + bill + "/withdraw")
                .refused(409, "BILL_NOT_IN_STATUS", null));
  }

  @Test
  void closesAndReopensThePeriodOfADay() {
    assertThat(clerk.post(CLOSE, "{\"day\": \"2026-03-02\"}").status()).isEqualTo(204);
    assertThat(closed()).containsExactly("2026-03-01");
    assertThat(clerk.post(CLOSE, "{\"day\": \"2026-03-31\"}").status()).isEqualTo(204);
    assertThat(clerk.post(REOPEN, "{\"day\": \"2026-03-15\"}").status()).isEqualTo(204);
    assertThat(closed()).isEmpty();
  }

  private Iterable<String> closed() {
    return house.query(
        "select starts_on from period where status = 'CLOSED' and tenant_id = '%s'"
            .formatted(tenant));
  }

  @Test
  void refusesADayThatIsInNoPeriodOrNoDay() {
    house.unchanged(
        () -> {
          for (var change : new String[] {CLOSE, REOPEN}) {
            clerk.post(change, "{\"day\": \"1999-12-31\"}").refused(422, "PERIOD_NOT_FOUND", "day");
            clerk.post(change, "{\"day\": \"0000-01-01\"}").refused(422, "PERIOD_NOT_FOUND", "day");
            clerk.post(change, "{\"day\": \"9999-12-31\"}").refused(422, "PERIOD_NOT_FOUND", "day");
            clerk.post(change, "{\"day\": \"31.12.2026\"}").refused(400, "VALUE_INVALID", "day");
            clerk.post(change, "{\"day\": 20261231}").refused(400, "VALUE_INVALID", "day");
            clerk.post(change, "{}").refused(400, "FIELD_REQUIRED", "day");
          }
        });
    clerk.get(TRIAL_BALANCE + "?asOf=today").refused(400, "VALUE_INVALID", "asOf");
    clerk.get(TRIAL_BALANCE + "?asOf=%2B999999999-01-01").refused(400, "VALUE_INVALID", "asOf");
    clerk.get(TRIAL_BALANCE + "?asOf=0000-01-01").answered(200);
  }

  @Test
  void setsAnExchangeRate() {
    assertThat(clerk.put(RATES, rate("NOK", "\"0.086\"")).status()).isEqualTo(204);
    assertThat(clerk.put(RATES, rate("NOK", "0.0861")).status()).isEqualTo(204);
    assertThat(
            house.query(
                "select rate from exchange_rate where currency = 'NOK' and tenant_id = '%s'"
                    .formatted(tenant)))
        .singleElement()
        .satisfies(rate -> assertThat(new BigDecimal(rate)).isEqualByComparingTo("0.0861"));
  }

  @Test
  void refusesAnExchangeRateThatCannotBe() {
    house.unchanged(
        () -> {
          for (var wrong : new String[] {"0", "-1", "0.00000000001", "10000000000"}) {
            clerk.put(RATES, rate("NOK", wrong)).refused(422, "EXCHANGE_RATE_INVALID", "rate");
          }
          clerk.put(RATES, rate("NOK", "\"much\"")).refused(400, "VALUE_INVALID", "rate");
          clerk.put(RATES, rate("KRONER", "1")).refused(422, "UNKNOWN_CURRENCY", "currency");
        });
  }

  private static String rate(String currency, String rate) {
    return "{\"currency\": \"%s\", \"validFrom\": \"2026-01-01\", \"rate\": %s}"
        .formatted(currency, rate);
  }
}
