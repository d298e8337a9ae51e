package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class OpenApiIT {

  private static final Path DESCRIPTION = Path.of("..", "docs", "openapi.json");
  private static final Path ERRORS = Path.of("..", "docs", "errors.md");

  @Autowired private House house;

  /** With {@code -Dprocession.openapi.write=true} it writes the file instead. */
  @Test
  void isDescribedInDocsAsItIs() throws IOException {
    var json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    isInDocs(DESCRIPTION, json.writeValueAsString(description()) + "\n");
  }

  /** With {@code -Dprocession.openapi.write=true} it writes the file instead. */
  @Test
  void saysInDocsWhatEachErrorMeans() throws IOException {
    isInDocs(ERRORS, ErrorCatalogue.of(description()));
  }

  private JsonNode description() {
    return house.client(null).get("/v3/api-docs").answered(200);
  }

  private static void isInDocs(Path file, String actual) throws IOException {
    if (Boolean.getBoolean("procession.openapi.write")) {
      Files.writeString(file, actual);
    }
    assertThat(file)
        .as("%s is stale; docs/api.md says how to write it anew", file)
        .hasContent(actual);
  }

  @Test
  void servesWhatEachErrorMeansWhereItsTypeLeads() {
    var answer = house.client(null).get("/docs/errors.md");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
    assertThat(new String(answer.bytes(), StandardCharsets.UTF_8)).startsWith("# Errors");
  }

  @Test
  void showsSwaggerUi() {
    var nobody = house.client(null);
    var entrance = nobody.get("/swagger-ui.html");
    assertThat(entrance.status()).isEqualTo(302);
    var page = nobody.get(entrance.header("Location"));
    assertThat(page.status()).isEqualTo(200);
    assertThat(new String(page.bytes())).contains("Swagger UI");
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'");
    assertThat(nobody.get("/v3/api-docs/swagger-config").status()).isEqualTo(200);
  }
}
