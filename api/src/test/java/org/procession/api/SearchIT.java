package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class SearchIT {

  private static final String SEARCH = "/api/search";
  private static final String FILES = "/api/files/search";

  @Autowired private House house;
  private TenantId tenant;
  private Client clerk;
  private String bill;

  @BeforeEach
  void aBillInTheIndex() {
    tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
    bill = Bills.draft(clerk);
    house.index(tenant);
    await().untilAsserted(() -> found("q=paper", "Paper Mill", "Bill R-2026-17 of Paper Mill"));
  }

  @Test
  void findsRecordsOfAllTypes() {
    var hit = clerk.get(SEARCH + "?q=r-2026-17").answered(200).at("/items/0");
    assertThat(hit.path("subject").asString()).isEqualTo("bill:" + bill);
    assertThat(hit.path("type").asString()).isEqualTo("bill");
    assertThat(hit.path("highlight").asString()).isEqualTo("Bill <em>R-2026-17</em> of Paper Mill");
    assertThat(hit.path("amount").asString()).isEqualTo("1200.69");
    assertThat(hit.path("currency").asString()).isEqualTo("EUR");
    assertThat(hit.at("/facets/status").asString()).isEqualTo("DRAFT");
    assertThat(hit.path("concerns").size()).isEqualTo(1);
    assertThat(hit.has("size")).isFalse();

    found("q=books", "Bill R-2026-17 of Paper Mill");
    found("q=paper&type=bill", "Bill R-2026-17 of Paper Mill");
    found("q=paper&type=vendor&type=client", "Paper Mill");
    found("q=paper&status=POSTED");
    found("q=paper&subject=" + hit.at("/concerns/0").asString(), "Bill R-2026-17 of Paper Mill");
    found("q=paper&from=2260-01-01T00:00:00Z");
    found("q=paper&to=1960-01-01T00:00:00Z");
    found("q=%22mill%20paper%22");
    found("q=paper%20-bill", "Paper Mill");
  }

  @Test
  void countsWhatThereIsToChooseFrom() {
    var facets = clerk.get(SEARCH + "?q=paper&type=bill").answered(200).path("facets");
    assertThat(counts(facets.path("type"))).containsExactlyInAnyOrder("bill 1", "vendor 1");
    assertThat(counts(facets.path("status"))).containsExactly("DRAFT 1");
  }

  @Test
  void goesOnPageByPage() {
    var first = clerk.get(SEARCH + "?q=paper&limit=1").answered(200);
    assertThat(titles(first)).containsExactly("Paper Mill");
    var after = first.path("after").asString();
    var second = clerk.get(SEARCH + "?q=paper&limit=1&after=" + after).answered(200);
    assertThat(titles(second)).containsExactly("Bill R-2026-17 of Paper Mill");
    assertThat(second.has("after")).isFalse();
    assertThat(first.path("facets").isEmpty()).isFalse();
    assertThat(second.path("facets").isEmpty()).isTrue();
  }

  @Test
  void showsNeitherHitsNorCountsOfWhatTheCallerMayNotRead() {
    var vendors = house.whoMay(tenant, "search.read", "revenue.vendor.read");
    var found = vendors.get(SEARCH + "?q=paper").answered(200);
    assertThat(titles(found)).containsExactly("Paper Mill");
    assertThat(counts(found.at("/facets/type"))).containsExactly("vendor 1");
    assertThat(counts(found.at("/facets/status"))).isEmpty();
    var nothing = house.whoMay(tenant, "search.read").get(SEARCH + "?q=paper").answered(200);
    assertThat(titles(nothing)).isEmpty();
    assertThat(counts(nothing.at("/facets/type"))).isEmpty();
  }

  @Test
  void showsNothingOfAnotherTenant() {
    var stranger = house.as(house.tenant(), "clerk").get(SEARCH + "?q=paper").answered(200);
    assertThat(titles(stranger)).isEmpty();
    assertThat(counts(stranger.at("/facets/type"))).isEmpty();
  }

  @Test
  void findsNoOtherRecordsThanFilesAmongFiles() {
    var found = clerk.get(FILES).answered(200);
    assertThat(found.path("items")).isEmpty();
    assertThat(found.path("facets").propertyNames())
        .containsExactlyInAnyOrder("status", "mediaType", "uploadedBy", "year");
    clerk
        .get(
            FILES
                + "?q=paper&status=CLEAN&mediaType=application/pdf&uploadedBy=clerk&minSize=1&maxSize=9&subject=bill:"
                + bill)
        .answered(200);
    clerk.get(FILES + "?minSize=much").refused(400, "VALUE_INVALID", "minSize");
    clerk.get(FILES + "?q=*").refused(422, "QUERY_INVALID", "q");
  }

  @Test
  void refusesASearchThatCannotBe() {
    clerk.get(SEARCH).refused(400, "FIELD_REQUIRED", "q");
    for (var query : new String[] {"", "%20", "*", "%22", "-a", "%28%29", "a%0Ab"}) {
      clerk.get(SEARCH + "?q=" + query).refused(422, "QUERY_INVALID", "q");
    }
    clerk.get(SEARCH + "?q=%00a").refused(400, "VALUE_INVALID", "q");
    clerk.get(SEARCH + "?q=" + "x".repeat(10_000)).refused(422, "QUERY_TOO_LONG", "q");
    clerk.get(SEARCH + "?q=a&after=x").refused(422, "UNKNOWN_CURSOR", "after");
    clerk.get(SEARCH + "?q=a&limit=0").refused(422, "LIMIT_OUT_OF_RANGE", "limit");
    clerk.get(SEARCH + "?q=a&subject=x").refused(400, "VALUE_INVALID", "subject");
    clerk.get(SEARCH + "?q=a&from=soon").refused(400, "VALUE_INVALID", "from");
  }

  @Test
  void takesWhatLooksLikeSyntaxForWords() {
    found("q=%22paper%20mill", "Paper Mill", "Bill R-2026-17 of Paper Mill");
    found("q=paper%20AND%20OR%20%28");
    found("q=title%3Apaper");
    found("q=pap*", "Paper Mill", "Bill R-2026-17 of Paper Mill");
  }

  private void found(String conditions, String... titles) {
    assertThat(titles(clerk.get(SEARCH + "?" + conditions).answered(200))).containsExactly(titles);
  }

  private static Stream<String> titles(JsonNode found) {
    return found.path("items").valueStream().map(item -> item.path("title").asString());
  }

  private static Stream<String> counts(JsonNode facet) {
    return facet
        .valueStream()
        .map(count -> count.path("value").asString() + " " + count.path("records").asLong());
  }
}
