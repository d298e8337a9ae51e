package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class StrictInputIT {

  private static final String VENDORS = "/api/revenue/vendors";

  @Autowired private House house;
  @LocalServerPort private int port;
  private Client clerk;

  @BeforeEach
  void tenant() {
    clerk = house.as(house.tenant(), "clerk");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name": "Mill", "country": "DE", "risk": "LOW", "colour": "red"} | FIELD_UNKNOWN  | colour
          {"name": "Mill", "name": "Moll", "country": "DE", "risk": "LOW"}  | MALFORMED_JSON |
          {"name": "Mill", "country": "DE", "risk": "LOW"} {}               | VALUE_INVALID  |
          {"name": "Mill", "country": "DE", "risk": "LOW",}                 | MALFORMED_JSON |
          {"name": "Mill", "country": "DE", "risk": ""}                     | VALUE_INVALID  | risk
          {"name": "Mill", "country": "DE", "risk": "low"}                  | VALUE_INVALID  | risk
          {"name": true, "country": "DE", "risk": "LOW"}                    | VALUE_INVALID  | name
          {"name": {}, "country": "DE", "risk": "LOW"}                      | VALUE_INVALID  | name
          {"name": null, "country": "DE", "risk": "LOW"}                    | FIELD_REQUIRED | name
          {"name": "Mi                                                      | MALFORMED_JSON |
          [{"name": "Mill", "country": "DE", "risk": "LOW"}]                | VALUE_INVALID  |
          "Mill"                                                            | VALUE_INVALID  |
          5                                                                 | VALUE_INVALID  |
          null                                                              | BODY_REQUIRED  |
          '{name: "Mill"}'                                                  | MALFORMED_JSON |
          ''                                                                | BODY_REQUIRED  |
          """)
  void refusesJsonThatIsNotAsDescribed(String json, String code, String field) {
    house.unchanged(() -> clerk.post(VENDORS, json).refused(400, code, field));
  }

  @Test
  void refusesJsonThatIsTooDeep() {
    var deep = "{\"name\": " + "[".repeat(100) + "]".repeat(100) + "}";
    clerk.post(VENDORS, deep).refused(400, "VALUE_INVALID", "name");
    var unknown = "{\"x\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(clerk.post(VENDORS, unknown).status()).isEqualTo(400);
  }

  @Test
  void refusesJsonThatIsTooLarge() {
    var megabyte = 1024 * 1024;
    var large =
        " ".repeat(megabyte) + "{\"name\": \"Mill\", \"country\": \"DE\", \"risk\": \"LOW\"}";
    house.unchanged(
        () -> {
          clerk.post(VENDORS, large).refused(413, "BODY_TOO_LARGE", null);
          clerk
              .send(
                  "POST",
                  VENDORS,
                  BodyPublishers.fromPublisher(BodyPublishers.ofString(large)),
                  request -> request.header("Content-Type", "application/json"))
              .refused(413, "BODY_TOO_LARGE", null);
        });
    var fits = large.substring(large.length() - megabyte);
    clerk.post(VENDORS, fits).answered(201);
  }

  @Test
  void refusesWhatIsNoJson() {
    var text = BodyPublishers.ofString("name=Mill");
    house.unchanged(
        () -> {
          clerk
              .send("POST", VENDORS, text, r -> r.header("Content-Type", "text/plain"))
              .refused(415, "UNSUPPORTED_MEDIA_TYPE", null);
          clerk
              .send("POST", VENDORS, text, r -> r.header("Content-Type", "a wrong one"))
              .refused(415, "UNSUPPORTED_MEDIA_TYPE", null);
          clerk.send("POST", VENDORS, text, r -> {}).refused(415, "UNSUPPORTED_MEDIA_TYPE", null);
        });
  }

  @Test
  void refusesToAnswerAnythingButJson() {
    clerk
        .send("GET", VENDORS, BodyPublishers.noBody(), r -> r.header("Accept", "text/html"))
        .refused(406, "NOT_ACCEPTABLE", null);
  }

  @Test
  void refusesAMethodThatAnAddressDoesNotTake() {
    var answer = clerk.send("DELETE", VENDORS, BodyPublishers.noBody(), r -> {});
    answer.refused(405, "METHOD_NOT_ALLOWED", null);
    assertThat(answer.header("Allow")).contains("GET", "POST");
    clerk.get("/api/revenue/ledger/periods/close").refused(405, "METHOD_NOT_ALLOWED", null);
  }

  @Test
  void findsNothingAtAnAddressWithAWrongId() {
    clerk.get(VENDORS + "/1").refused(404, "NOT_FOUND", null);
    clerk.get(Bills.PATH + "/x").refused(404, "NOT_FOUND", null);
    clerk.get(Bills.PATH + "/e-invoices").refused(404, "NOT_FOUND", null);
  }

  @ParameterizedTest
  @CsvSource({
    "'NONSENSE\\r\\n\\r\\n', 400",
    "'GET /api/revenue/vendors;a=b HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n', 400",
    "'GET /api//revenue/vendors HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n', 400",
    "'GET /api/%2e%2e/actuator/env HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n', 400",
    "'GET /api/revenue/vendors/%2e%2e%2f%2e%2e HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n', 400",
    "'GET /api/revenue/vendors/..;/bills HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n', 400",
    "'GET /api/revenue/vendors/a%5cb HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n', 400",
    "'GET /api/revenue/vendors/%00 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n', 400",
    "'GET /api/revenue/vendors/a%0d%0ab HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n', 400",
    "'TRACE /api/revenue/vendors HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n', 405",
  })
  void showsNothingOfItselfToOddRequests(String request, int status) throws IOException {
    var answer = raw(request.replace("\\r\\n", "\r\n"));
    assertThat(answer)
        .contains(" " + status + " ")
        .doesNotContain("Exception", "Tomcat", "org.procession", "org.springframework");
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      var answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      return answer.toString(StandardCharsets.UTF_8);
    }
  }
}
