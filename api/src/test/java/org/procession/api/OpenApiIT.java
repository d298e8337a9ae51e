package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class OpenApiIT {

  private static final Path CHECKED_IN = Path.of("..", "docs", "openapi.json");

  @Autowired private House house;

  /** With {@code -Dprocession.openapi.write=true} it writes the file instead. */
  @Test
  void isDescribedInDocsAsItIs() throws IOException {
    var json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    var actual =
        json.writeValueAsString(house.client(null).get("/v3/api-docs").answered(200)) + "\n";
    if (Boolean.getBoolean("procession.openapi.write")) {
      Files.writeString(CHECKED_IN, actual);
    }
    assertThat(CHECKED_IN)
        .as("docs/openapi.json is stale; docs/api.md says how to write it anew")
        .hasContent(actual);
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
