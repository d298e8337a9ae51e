package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class OpenApiIT {

  private static final Path DESCRIPTION = Path.of("..", "docs", "openapi.json");
  private static final Path ERRORS = Path.of("..", "docs", "errors.md");

  /** What a page is made of, but for other pages. */
  private static final Pattern PART =
      Pattern.compile("<(?:script|link)[^>]*(?:src|href)=\"([^\"]+)\"");

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
    holdsNothingThatItsPolicyForbids(entrance.header("Location"), new String(page.bytes()));
  }

  /** Scripts and styles are its own, and no script stands in the page itself. */
  private void holdsNothingThatItsPolicyForbids(String address, String page) {
    assertThat(page).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("javascript:");
    assertThat(page).doesNotContainPattern("\\son[a-z]+=");
    var parts = PART.matcher(page).results().map(part -> part.group(1)).toList();
    assertThat(parts).hasSizeGreaterThan(3);
    for (var part : parts) {
      var served = house.client(null).get(URI.create(address).resolve(part).getPath());
      assertThat(served.status()).as(part).isEqualTo(200);
      assertThat(served.header("Content-Type"))
          .as(part)
          .startsWith(
              part.endsWith(".js")
                  ? "text/javascript"
                  : part.endsWith(".css") ? "text/css" : "image/");
    }
  }
}
