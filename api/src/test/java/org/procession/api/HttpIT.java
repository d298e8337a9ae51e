package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What HTTP lets callers expect of every address. */
@ApiTest
class HttpIT {

  private static final String VENDORS = "/api/revenue/vendors";

  @Autowired private House house;
  private TenantId tenant;
  private Client clerk;

  @BeforeEach
  void tenant() {
    tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
  }

  private Client.Answer send(String method, String path, Consumer<HttpRequest.Builder> with) {
    return clerk.send(method, path, BodyPublishers.noBody(), with);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/revenue/vendors?limt=5,                PARAMETER_UNKNOWN,  limt",
    "/api/revenue/bills?state=DRAFT,             PARAMETER_UNKNOWN,  state",
    "/api/revenue/invoices?state=DRAFT&limit=1,  PARAMETER_UNKNOWN,  state",
    "/api/crm/clients?name=a&name=b,             PARAMETER_REPEATED, name",
    "/api/timeline?limit=1&limit=2,              PARAMETER_REPEATED, limit",
    "/api/approvals/four-eyes-rules?after=,      PARAMETER_UNKNOWN,  after",
  })
  void refusesAParameterThatDoesNotExistOrStandsTwice(String path, String code, String parameter) {
    clerk.get(path).refused(400, code, parameter);
  }

  @Test
  void tellsWhichParametersThereAre() {
    var problem = clerk.get("/api/revenue/invoices?state=DRAFT&b=1").json();
    assertThat(problem.path("errors").findValuesAsString("field")).containsExactly("b", "state");
    assertThat(problem.path("detail").asString())
        .endsWith("there are: [after, clientId, limit, overdue, sort, status].");
    clerk.get("/api/timeline?kind=crm.*&kind=revenue.*").answered(200);
    var guest = house.as(tenant, "guest");
    guest.get("/api/revenue/invoices?state=DRAFT").refused(403, "PERMISSION_MISSING", null);
  }

  @Test
  void refusesAParameterOfAPostBeforeItDoesAnything() {
    house.unchanged(
        () -> {
          clerk
              .post(
                  VENDORS + "?dryRun=true",
                  "{\"name\": \"M\", \"country\": \"DE\", \"risk\": \"LOW\"}")
              .refused(400, "PARAMETER_UNKNOWN", "dryRun");
        });
  }

  @Test
  void answersHeadAsGetWithoutTheBody() {
    var vendor = VENDORS + "/" + Bills.vendor(clerk);
    var head = send("HEAD", vendor, r -> {});
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("ETag")).isEqualTo(clerk.get(vendor).header("ETag"));
    assertThat(head.header("Content-Type")).isEqualTo("application/json");
    assertThat(head.bytes()).isEmpty();
    assertThat(send("HEAD", VENDORS + "/01970000-0000-7000-8000-000000000000", r -> {}).status())
        .isEqualTo(404);
    assertThat(
            house
                .as(tenant, "guest")
                .send("HEAD", vendor, BodyPublishers.noBody(), r -> {})
                .status())
        .isEqualTo(403);
  }

  @Test
  void compressesLongAnswersForThoseWhoTakeThat() throws IOException {
    for (var i = 0; i < 20; i++) {
      Bills.vendor(clerk, "Paper Mill " + i, null);
    }
    var plain = clerk.get(VENDORS);
    assertThat(plain.header("Content-Encoding")).isNull();
    var small = send("GET", VENDORS, r -> r.header("Accept-Encoding", "gzip"));
    assertThat(small.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(small.response().headers().allValues("Vary")).anyMatch(v -> v.contains("ccept-"));
    assertThat(small.bytes().length).isLessThan(plain.bytes().length / 2);
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(small.bytes()))) {
      assertThat(new JsonMapper().readTree(unpacked)).isEqualTo(plain.json());
    }
  }

  @Test
  void changesARecordFromTheVersionOfACompressedAnswer() {
    var vendor = VENDORS + "/" + Bills.vendor(clerk, "M".repeat(200), null);
    var read = send("GET", vendor, r -> r.header("Accept-Encoding", "gzip"));
    clerk.patch(vendor, read.header("ETag"), "{\"name\": \"Mill\"}").answered(200);
  }

  @Test
  void letsNoPageOfAnotherOriginInUnlessSomeAreConfigured() {
    var answer = send("GET", VENDORS, r -> r.header("Origin", "https://shop.example"));
    answer.answered(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    var asked =
        house
            .client(null)
            .send(
                "OPTIONS",
                VENDORS,
                BodyPublishers.noBody(),
                r ->
                    r.header("Origin", "https://shop.example")
                        .header("Access-Control-Request-Method", "GET"));
    assertThat(asked.header("Access-Control-Allow-Origin")).isNull();
    asked.refused(401, "TOKEN_REQUIRED", null);
  }
}
