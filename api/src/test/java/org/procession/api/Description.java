package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The OpenAPI description of a running API: what an operation answers must stand in it. */
record Description(JsonNode paths) {

  private static final Map<Integer, Description> KNOWN = new ConcurrentHashMap<>();

  /** What any address may answer, and none describes. */
  private static final Set<String> GENERAL =
      Set.of("METHOD_NOT_ALLOWED", "NOT_ACCEPTABLE", "ISSUER_UNAVAILABLE", "DATABASE_UNAVAILABLE");

  static Description of(int port) {
    return KNOWN.computeIfAbsent(
        port,
        p -> new Description(new Client(p, null).get("/v3/api-docs").answered(200).path("paths")));
  }

  void tells(HttpRequest request, int status, String code) {
    if (GENERAL.contains(code)) {
      return;
    }
    var method = request.method().toLowerCase(java.util.Locale.ROOT);
    paths
        .propertyStream()
        .filter(path -> path.getValue().has(method) && fits(path.getKey(), request))
        .forEach(
            path ->
                assertThat(
                        path.getValue()
                            .at("/%s/responses/%d/description".formatted(method, status))
                            .asString(""))
                    .as("the description of %s %s %d", method, path.getKey(), status)
                    .contains("`" + code + "`"));
  }

  private static boolean fits(String path, HttpRequest request) {
    return request.uri().getPath().matches(path.replaceAll("\\{.*?}", "[^/]+"));
  }
}
