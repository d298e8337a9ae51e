package org.procession.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks which vulnerabilities are known of all that the platform is made of: of what a bill of
 * materials (CycloneDX) names, and of the packages in a {@code package-lock.json}.
 *
 * @see <a href="https://google.github.io/osv.dev/post-v1-querybatch/">the API of OSV</a>
 */
final class Vulnerabilities {

  /** Of whoever answers, when it is not OSV itself but a mirror of it. */
  static final String MIRROR = "PROCESSION_OSV";

  private static final URI OSV = URI.create("https://api.osv.dev");

  /** As many as it takes at once. */
  private static final int BATCH = 1000;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI address;
  private final PrintStream out;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  Vulnerabilities(URI address, PrintStream out) {
    this.address = address;
    this.out = out;
  }

  /** OSV, or the mirror that the environment names. */
  static URI known() {
    var mirror = System.getenv(MIRROR);
    return mirror == null ? OSV : URI.create(mirror);
  }

  /** How it ended. */
  enum Outcome {
    NONE_KNOWN(0),
    KNOWN(1),
    NOT_CHECKED(2);

    final int exitCode;

    Outcome(int exitCode) {
      this.exitCode = exitCode;
    }
  }

  /**
   * Tells what is known, line by line.
   *
   * @param bill in JSON
   * @param lock of npm, version 2 or newer
   */
  Outcome check(Path bill, Path lock) throws IOException, InterruptedException {
    var packages = new ArrayList<>(new TreeSet<>(ofBill(bill)));
    var java = packages.size();
    packages.addAll(new TreeSet<>(ofLock(lock)));
    out.printf(
        "%,d libraries of Java (%s), %,d packages of npm.%n", java, bill, packages.size() - java);
    var vulnerable = 0;
    try {
      for (var from = 0; from < packages.size(); from += BATCH) {
        vulnerable += tell(packages.subList(from, Math.min(from + BATCH, packages.size())));
      }
    } catch (IOException | JacksonException e) {
      out.printf(
          "Not checked for known vulnerabilities: %s does not answer as it should (%s).%n"
              + "Check where there is internet; or name a mirror: %s=https://…%n",
          address, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), MIRROR);
      return Outcome.NOT_CHECKED;
    }
    out.printf("%,d of them have vulnerabilities that %s knows.%n", vulnerable, address.getHost());
    return vulnerable == 0 ? Outcome.NONE_KNOWN : Outcome.KNOWN;
  }

  private static List<String> ofBill(Path bill) throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(bill))
        .path("components")
        .valueStream()
        .map(component -> component.path("purl").asString(""))
        .filter(purl -> !purl.isEmpty() && !purl.startsWith("pkg:maven/org.procession/"))
        .map(purl -> purl.replaceFirst("\\?.*", ""))
        .toList();
  }

  private static List<String> ofLock(Path lock) throws IOException {
    var found = new ArrayList<String>();
    var folder = "node_modules/";
    JsonMapper.shared()
        .readTree(Files.readString(lock))
        .path("packages")
        .forEachEntry(
            (place, installed) -> {
              if (place.contains(folder)) {
                var name = place.substring(place.lastIndexOf(folder) + folder.length());
                found.add(
                    "pkg:npm/%s@%s"
                        .formatted(name.replace("@", "%40"), installed.path("version").asString()));
              }
            });
    return found;
  }

  /** How many of a batch are vulnerable. */
  private int tell(List<String> packages) throws IOException, InterruptedException {
    var question =
        Map.of(
            "queries",
            packages.stream().map(purl -> Map.of("package", Map.of("purl", purl))).toList());
    var request =
        HttpRequest.newBuilder(address.resolve("/v1/querybatch"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(question)))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode());
    }
    var results = JsonMapper.shared().readTree(answer.body()).path("results");
    if (results.size() != packages.size()) {
      throw new IOException("an answer to another question");
    }
    var vulnerable = 0;
    for (var n = 0; n < packages.size(); n++) {
      var known = results.get(n).path("vulns");
      if (!known.isEmpty()) {
        vulnerable++;
        out.printf("%s  %s%n", packages.get(n), ids(known));
      }
    }
    return vulnerable;
  }

  private static String ids(JsonNode vulnerabilities) {
    return String.join(
        ", ", vulnerabilities.valueStream().map(one -> one.path("id").asString()).toList());
  }
}
