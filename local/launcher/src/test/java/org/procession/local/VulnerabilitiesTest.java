package org.procession.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.procession.local.Vulnerabilities.Outcome;
import tools.jackson.databind.json.JsonMapper;

class VulnerabilitiesTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private HttpServer osv;
  private Set<String> vulnerable = Set.of();
  private int batches;

  /**
   * Answers as OSV's API says it does: in the order of the questions, with nothing for the well.
   */
  @BeforeEach
  void serve() throws IOException {
    osv = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    osv.createContext(
        "/v1/querybatch",
        exchange -> {
          try (exchange) {
            batches++;
            var results =
                JSON.readTree(exchange.getRequestBody())
                    .path("queries")
                    .valueStream()
                    .map(query -> query.path("package").path("purl").asString())
                    .map(
                        purl ->
                            vulnerable.contains(purl)
                                ? Map.of(
                                    "vulns", List.of(Map.of("id", "GHSA-1"), Map.of("id", "CVE-2")))
                                : Map.of())
                    .toList();
            var body = JSON.writeValueAsBytes(Map.of("results", results));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    osv.start();
  }

  @AfterEach
  void stop() {
    osv.stop(0);
  }

  private Outcome check(URI address, String... libraries) throws Exception {
    var components = List.of(libraries).stream().map(purl -> Map.of("purl", purl)).toList();
    var bill = folder.resolve("bom.json");
    Files.writeString(bill, JSON.writeValueAsString(Map.of("components", components)));
    var lock = folder.resolve("package-lock.json");
    Files.writeString(
        lock,
        """
        {"lockfileVersion": 3, "packages": {
          "": {"name": "ours"},
          "node_modules/@scope/one": {"version": "1.0.0"},
          "node_modules/@scope/one/node_modules/two": {"version": "2.0.0"}}}
        """);
    return new Vulnerabilities(address, new PrintStream(said, true, StandardCharsets.UTF_8))
        .check(bill, lock);
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + osv.getAddress().getPort());
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void namesWhatIsVulnerableAndByWhat() throws Exception {
    vulnerable = Set.of("pkg:maven/org.example/bad@1.2", "pkg:npm/%40scope/one@1.0.0");
    assertThat(
            check(
                address(),
                "pkg:maven/org.example/bad@1.2?type=jar",
                "pkg:maven/org.example/good@1.2?type=jar"))
        .isEqualTo(Outcome.KNOWN);
    assertThat(said())
        .contains("2 libraries of Java", "2 packages of npm")
        .contains("pkg:maven/org.example/bad@1.2  GHSA-1, CVE-2")
        .contains("pkg:npm/%40scope/one@1.0.0  GHSA-1, CVE-2")
        .contains("2 of them have vulnerabilities")
        .doesNotContain("good", "two@");
  }

  @Test
  void saysWhenNothingIsKnown() throws Exception {
    assertThat(check(address(), "pkg:maven/org.example/good@1.2?type=jar"))
        .isEqualTo(Outcome.NONE_KNOWN);
    assertThat(said()).contains("0 of them have vulnerabilities");
  }

  @Test
  void asksNobodyAboutOurOwnAndAsksAThousandAtATime() throws Exception {
    var many =
        IntStream.range(0, 1500)
            .mapToObj("pkg:maven/org.example/library@%d?type=jar"::formatted)
            .toArray(String[]::new);
    many[0] = "pkg:maven/org.procession/procession-domain@1.0.0-SNAPSHOT?type=jar";
    assertThat(check(address(), many)).isEqualTo(Outcome.NONE_KNOWN);
    assertThat(said()).contains("1,499 libraries of Java");
    assertThat(batches).isEqualTo(2);
  }

  @Test
  void saysPlainlyThatItCouldNotCheck() throws Exception {
    osv.stop(0);
    assertThat(check(address(), "pkg:maven/org.example/good@1.2")).isEqualTo(Outcome.NOT_CHECKED);
    assertThat(said()).contains("Not checked for known vulnerabilities", "PROCESSION_OSV");
  }
}
