package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.procession.domain.start.CannotStart;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

@ApiTest
class StartIT {

  @Autowired private House house;

  @Test
  void refusesToStartWithoutAnIssuer() {
    assertThatThrownBy(() -> start("", Map.of("procession.issuer", "")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("PROCESSION_ISSUER is not set");
  }

  @Test
  void refusesToServeDemoUsersToOtherMachines() {
    assertThatThrownBy(() -> start("local", Map.of("server.address", "0.0.0.0")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("would serve them on 0.0.0.0");
  }

  @Test
  void refusesAllThatIsUnsafeAtOnce() {
    var unsafe =
        Map.of(
            "server.address", "0.0.0.0",
            "procession.issuer", "http://login.example/realms/x",
            "procession.s3.secret-key", "minioadmin");
    assertThatThrownBy(() -> start("", unsafe))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("The API would listen on 0.0.0.0 without TLS")
        .hasMessageContaining("PROCESSION_ISSUER is http://login.example")
        .hasMessageContaining("PROCESSION_S3_SECRET_KEY is short, or one that everybody knows");
  }

  /** The application of the other tests serves as the issuer. */
  @Test
  void takesTheTokensOfAnIssuerThatNeedNotRunFromTheStart() {
    House.ISSUER.close();
    try (var application = start("", Map.of())) {
      var client = client(application, house.token(claims -> claims));
      client.get("/api/revenue/vendors").refused(503, "ISSUER_UNAVAILABLE", null);
      House.ISSUER.open();
      client.get("/api/revenue/vendors").answered(200);
      client(application, house.token(claims -> claims.audience("another-api")))
          .get("/api/revenue/vendors")
          .refused(401, "TOKEN_INVALID", null);
      var nobody = client(application, null);
      nobody.get("/actuator/prometheus").refused(401, "TOKEN_REQUIRED", null);
      nobody.get("/oauth2/token").refused(401, "TOKEN_REQUIRED", null);
      nobody.get("/actuator/health/readiness").answered(200);
    } finally {
      House.ISSUER.open();
    }
  }

  @Test
  void startsWithoutTheStoreOfFilesAndNamesIt() {
    try (var application = start("", Map.of("procession.s3.endpoint", "http://127.0.0.1:1"))) {
      var nobody = client(application, null);
      nobody.get("/actuator/health/readiness").answered(200);
      assertThat(
              nobody.get("/actuator/health").answered(503).at("/components/s3/status").asString())
          .isEqualTo("DOWN");
    }
  }

  @Test
  void boundsTheRequestsOfEachUserAndTellsThem() {
    var limit = Map.of("procession.rate-limit.requests", "3", "procession.rate-limit.window", "1h");
    try (var application = start("", limit)) {
      var clerk = client(application, house.token(claims -> claims));
      for (var remaining = 2; remaining >= 0; remaining--) {
        var answer = clerk.get("/api/revenue/vendors");
        answer.answered(200);
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"requests\";q=3;w=3600");
        assertThat(answer.header("RateLimit"))
            .startsWith("\"requests\";r=%d;t=".formatted(remaining));
      }
      var refused = clerk.get("/api/revenue/vendors");
      refused.refused(429, "TOO_MANY_REQUESTS", null);
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 1200);
      client(application, house.token(claims -> claims.subject("lead")))
          .get("/api/revenue/vendors")
          .answered(200);
    }
  }

  @Test
  void boundsWhatAnAddressTriesToComeInWithWhateverItSaysOfItself() {
    var limit = Map.of("procession.rate-limit.refusals", "3", "procession.rate-limit.window", "1h");
    try (var application = start("", limit)) {
      var user = client(application, house.token(claims -> claims));
      var forged = client(application, house.token(claims -> claims.audience("another-api")));
      for (var remaining = 2; remaining >= 0; remaining--) {
        user.get("/api/revenue/vendors").answered(200);
        var from = "10.0.0." + remaining;
        var answer =
            forged.send(
                "GET",
                "/api/revenue/vendors",
                BodyPublishers.noBody(),
                request -> request.header("X-Forwarded-For", from).header("Forwarded", from));
        answer.refused(401, "TOKEN_INVALID", null);
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"refusals\";q=3;w=3600");
        assertThat(answer.header("RateLimit"))
            .startsWith("\"refusals\";r=%d;t=".formatted(remaining));
      }
      for (var client : List.of(forged, client(application, null), client(application, "pk_x"))) {
        var refused = client.get("/api/revenue/vendors");
        refused.refused(429, "TOO_MANY_REQUESTS", null);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 1200);
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
      }
    }
  }

  /** A proxy that is trusted says whose request it passes on. */
  @Test
  void boundsTheAddressesBehindAProxyThatIsTrusted() {
    var settings =
        Map.of(
            "procession.rate-limit.refusals",
            "1",
            "procession.rate-limit.window",
            "1h",
            "server.forward-headers-strategy",
            "native",
            "server.tomcat.remoteip.internal-proxies",
            "127\\.0\\.0\\.1");
    try (var application = start("", settings)) {
      var nobody = client(application, null);
      for (var from : List.of("192.0.2.1", "192.0.2.2")) {
        passedOn(nobody, from).refused(401, "TOKEN_REQUIRED", null);
        passedOn(nobody, from).refused(429, "TOO_MANY_REQUESTS", null);
      }
      passedOn(nobody, "192.0.2.1, 192.0.2.3").refused(401, "TOKEN_REQUIRED", null);
    }
  }

  private static Client.Answer passedOn(Client client, String from) {
    return client.send(
        "GET",
        "/api/revenue/vendors",
        BodyPublishers.noBody(),
        request -> request.header("X-Forwarded-For", from));
  }

  static Client client(ConfigurableApplicationContext application, String token) {
    return new Client(port(application), token);
  }

  static int port(ConfigurableApplicationContext application) {
    return ((WebServerApplicationContext) application).getWebServer().getPort();
  }

  /** An application beside that of the other tests, on the same parts. */
  static ConfigurableApplicationContext start(String profile, Map<String, String> changes) {
    var settings = new LinkedHashMap<>(House.settings());
    settings.put("server.port", "0");
    settings.putAll(changes);
    return new SpringApplicationBuilder(ApiApplication.class)
        .profiles(profile.isEmpty() ? new String[0] : new String[] {profile})
        .logStartupInfo(false)
        .run(
            settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
  }
}
