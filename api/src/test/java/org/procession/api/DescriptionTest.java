package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** That it would be noticed if requests and answers were other than they are described. */
class DescriptionTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final Description description =
      new Description(JSON.readTree(Path.of("..", "docs", "openapi.json").toFile()));

  private final Operation operation =
      Operation.all(description.document()).stream()
          .filter(o -> o.toString().equals("POST " + Invoices.PATH))
          .findFirst()
          .orElseThrow();

  @Test
  void findsNothingWrongWithARequestThatIsRight() {
    var request = Invoices.invoice("01970000-0000-7000-8000-000000000000");
    assertThat(description.faults(operation, JSON.readTree(request))).isEmpty();
    var sparing = request.replace("\"2026-04-01\"", "null");
    assertThat(description.faults(operation, JSON.readTree(sparing))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"colour\": \"red\"",
        "\"clientId\": \"7\"",
        "\"clientId\": null",
        "\"issueDate\": \"2026-02-30\"",
        "\"issue\": \"yes\"",
        "\"lines\": {}",
        "\"lines\": [{\"description\": \"Books\"}]",
        "\"lines\": [{\"description\": \"Books\", \"quantity\": \"1e3\", \"unitPrice\": 1, \"taxCategory\": \"S\", \"taxRate\": 19}]"
      })
  void findsWhatIsWrongWithARequest(String field) {
    var wrong = JSON.readTree(Invoices.invoice("01970000-0000-7000-8000-000000000000"));
    var other = JSON.readerForUpdating(wrong).readValue("{" + field + "}");
    assertThat(description.faults(operation, JSON.valueToTree(other))).isNotEmpty();
  }
}
