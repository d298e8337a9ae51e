package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
        .hasRootCauseInstanceOf(CannotStart.class)
        .rootCause()
        .hasMessageContaining("issuer");
  }

  @Test
  void refusesToServeDemoUsersToOtherMachines() {
    assertThatThrownBy(() -> start("local", Map.of("server.address", "0.0.0.0")))
        .hasRootCauseInstanceOf(CannotStart.class)
        .rootCause()
        .hasMessageContaining("0.0.0.0");
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

  private static Client client(ConfigurableApplicationContext application, String token) {
    var server = ((WebServerApplicationContext) application).getWebServer();
    return new Client(server.getPort(), token);
  }

  private static ConfigurableApplicationContext start(String profile, Map<String, String> changes) {
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
