package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class TimelineIT {

  private static final String TIMELINE = "/api/timeline";

  @Autowired private House house;
  private TenantId tenant;
  private Client clerk;

  @BeforeEach
  void tenant() {
    tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
  }

  @Test
  void findsEventsByTheirWords() {
    var bill = Bills.draft(clerk);
    clerk.post(Bills.PATH + "/" + bill + "/submit").answered(202);
    Bills.vendor(clerk, "<b>Power</b>", null);
    house.index(tenant);

    found("q=paper%20sub", "revenue.billSubmitted");
    var hit = clerk.get(TIMELINE + "?q=paper%20sub").answered(200).at("/items/0");
    assertThat(hit.path("highlight").asString())
        .isEqualTo("Bill R-2026-17 of <em>Paper</em> Mill over 1200.69 EUR <em>submitted</em>");
    assertThat(hit.path("subject").asString()).isEqualTo("bill:" + bill);
    assertThat(hit.path("actorName").asString()).isEqualTo("Clerk");
    assertThat(clerk.get(TIMELINE + "?q=power").answered(200).at("/items/0/highlight").asString())
        .startsWith("Vendor &lt;b&gt;<em>Power</em>&lt;");

    found("subject=bill:" + bill, "revenue.billSubmitted", "revenue.billCreated");
    found("kind=revenue.billCreated", "revenue.billCreated");
    found("kind=revenue.bill*", "revenue.billSubmitted", "revenue.billCreated");
    found("kind=revenue.bill*&q=paper%20-submitted", "revenue.billCreated");
    found(
        "kind=revenue.billCreated&kind=revenue.billSubmitted",
        "revenue.billSubmitted",
        "revenue.billCreated");
    found("q=nothing%20like%20this");
    found("from=9999-12-31T23:59:59Z");
    found("to=0000-01-01T00:00:00Z");
    found(
        "q=paper&from=2026-01-01T00:00:00Z&to=2260-01-01T00:00:00%2B02:00&kind=revenue.billSubmitted",
        "revenue.billSubmitted");

    var first = clerk.get(TIMELINE + "?limit=3").answered(200);
    var rest = clerk.get(TIMELINE + "?limit=3&after=" + first.path("after").asString());
    assertThat(kinds(rest.answered(200))).containsExactly("revenue.vendorCreated");
    assertThat(rest.json().has("after")).isFalse();
  }

  private void found(String conditions, String... kinds) {
    await()
        .untilAsserted(
            () ->
                assertThat(kinds(clerk.get(TIMELINE + "?" + conditions).answered(200)))
                    .containsExactly(kinds));
  }

  private static Stream<String> kinds(JsonNode page) {
    return page.path("items").valueStream().map(event -> event.path("kind").asString());
  }

  @Test
  void findsNothingOfAnotherTenant() {
    var bill = Bills.draft(clerk);
    house.index(tenant);
    found("subject=bill:" + bill, "revenue.billCreated");
    var stranger = house.as(house.tenant(), "clerk");
    assertThat(stranger.get(TIMELINE).answered(200).path("items")).isEmpty();
    assertThat(stranger.get(TIMELINE + "?subject=bill:" + bill).answered(200).path("items"))
        .isEmpty();
    assertThat(stranger.get(TIMELINE + "?subject=bill:" + bill).answered(200).path("items"))
        .isEmpty();
  }

  @Test
  void showsNoEventsOfRecordsThatTheCallerMayNotRead() {
    var bill = Bills.draft(clerk);
    house.index(tenant);
    found("q=paper", "revenue.billCreated", "revenue.vendorCreated");
    var vendors = house.whoMay(tenant, "timeline.read", "revenue.vendor.read");
    for (var conditions : List.of("q=paper", "kind=revenue.*", "limit=10")) {
      assertThat(kinds(vendors.get(TIMELINE + "?" + conditions).answered(200)))
          .containsExactly("revenue.vendorCreated");
    }
    assertThat(kinds(vendors.get(TIMELINE + "?subject=bill:" + bill).answered(200))).isEmpty();
    var nothing = house.whoMay(tenant, "timeline.read");
    assertThat(kinds(nothing.get(TIMELINE).answered(200))).isEmpty();
    assertThat(kinds(nothing.get(TIMELINE + "?q=paper").answered(200))).isEmpty();
  }

  @Test
  void readsATimelinePageByPage() {
    var bill = Bills.draft(clerk);
    clerk.post(Bills.PATH + "/" + bill + "/submit").answered(202);
    var timeline = TIMELINE + "?limit=1&subject=bill:" + bill;
    var first = clerk.get(timeline).answered(200);
    assertThat(kinds(first)).containsExactly("revenue.billSubmitted");
    var second = clerk.get(timeline + "&after=" + first.path("after").asString()).answered(200);
    assertThat(kinds(second)).containsExactly("revenue.billCreated");
    assertThat(second.has("after")).isFalse();
  }

  @Test
  void refusesAQueryThatCannotBe() {
    clerk.get(TIMELINE + "?subject=bill").refused(400, "VALUE_INVALID", "subject");
    clerk.get(TIMELINE + "?subject=bill:1").refused(400, "VALUE_INVALID", "subject");
    var subject = "bill:01970000-0000-7000-8000-000000000000";
    clerk.get(TIMELINE + "?after=x&subject=" + subject).refused(422, "UNKNOWN_CURSOR", "after");
    clerk.get(TIMELINE + "?limit=0&subject=" + subject).refused(422, "LIMIT_OUT_OF_RANGE", "limit");
    clerk.get(TIMELINE + "?q=" + "x".repeat(201)).refused(422, "QUERY_TOO_LONG", "q");
    clerk.get(TIMELINE + "?from=yesterday").refused(400, "VALUE_INVALID", "from");
    clerk.get(TIMELINE + "?to=%2B1000000000-12-31T23:59:59Z").refused(400, "VALUE_INVALID", "to");
    clerk.get(TIMELINE + "?after=x").refused(422, "UNKNOWN_CURSOR", "after");
    clerk.get(TIMELINE + "?limit=201").refused(422, "LIMIT_OUT_OF_RANGE", "limit");
    clerk.get(TIMELINE + "?q=" + "x".repeat(10_000)).refused(422, "QUERY_TOO_LONG", "q");
    house.index(tenant);
    clerk.get(TIMELINE + "?q=%22%7B%7D*%3F~()").refused(422, "QUERY_INVALID", "q");
    clerk.get(TIMELINE + "?q=a%00b").refused(400, "VALUE_INVALID", "q");
    clerk.get(TIMELINE + "?q=%20").refused(422, "QUERY_INVALID", "q");
    clerk.get(TIMELINE + "?q=%22a%20AND%20OR%20(%7B%7D*%3F~").answered(200);
    clerk.get(TIMELINE + "?kind=Bill").refused(422, "KIND_INVALID", "kind");
    clerk
        .get(TIMELINE + "?kind=revenue.*&kind=revenue.bill%25")
        .refused(422, "KIND_INVALID", "kind");
  }
}
