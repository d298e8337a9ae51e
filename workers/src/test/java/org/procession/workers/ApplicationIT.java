package org.procession.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.procession.workers.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.procession.domain.start.CannotStart;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class ApplicationIT {

  @Test
  void isReadyWithAllPartsAndShowsWhatItDoes() {
    try (var application = start(RealParts.settings())) {
      await().until(() -> get(application, "/actuator/health/readiness").statusCode() == 200);
      assertThat(get(application, "/actuator/health/readiness").body())
          .contains("\"db\"", "\"engine\"", "\"deployment\"");
      assertThat(get(application, "/actuator/health").body()).contains("\"relays\"");
      application.getBean(House.class).tenant();
      await()
          .until(
              () ->
                  get(application, "/actuator/prometheus")
                      .body()
                      .contains("procession_relay_lag{application=\"workers\",relay=\"search\""));
      assertThat(get(application, "/actuator/prometheus").body())
          .contains("procession_relay_age_seconds", "procession_relay_failures_total");
    }
  }

  @Test
  void startsWithoutTheEngineAndNamesIt() throws IOException {
    var settings = new HashMap<>(RealParts.settings());
    settings.put("procession.engine.grpc", "http://127.0.0.1:" + nobody());
    try (var application = start(settings)) {
      var readiness = get(application, "/actuator/health/readiness");
      assertThat(readiness.statusCode()).isEqualTo(503);
      assertThat(readiness.body())
          .contains("\"engine\":{\"details\":{\"error\":")
          .contains("\"db\":{\"details\":{\"database\":\"PostgreSQL\"");
      assertThat(get(application, "/actuator/health/liveness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void isReadyWithoutScannerStoreAndMailServerAndNamesThem() throws IOException {
    var settings = new HashMap<>(RealParts.settings());
    settings.put("procession.clamav.port", Integer.toString(nobody()));
    settings.put("procession.s3.endpoint", "http://127.0.0.1:" + nobody());
    settings.put("spring.mail.port", Integer.toString(nobody()));
    try (var application = start(settings)) {
      await().until(() -> get(application, "/actuator/health/readiness").statusCode() == 200);
      assertThat(get(application, "/actuator/health").body())
          .contains(
              "\"clamav\":{\"details\":{\"error\":", "\"s3\":{\"details\":{\"error\":", "\"mail\"");
    }
  }

  @Test
  void refusesToStartWithoutAKeyForSealsAndWithoutAnEngine() {
    var settings = new HashMap<>(RealParts.settings());
    settings.put("procession.seal-key", "c2hvcnQ=");
    settings.put("procession.engine.grpc", "");
    assertThatThrownBy(() -> start(settings).close())
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("PROCESSION_SEAL_KEY is not at least 32 random bytes")
        .hasMessageContaining("PROCESSION_ENGINE_GRPC is not set");
  }

  @Test
  void refusesAKeyForSealsThatCanBeGuessedUnlessItIsLocal() {
    assertThatThrownBy(() -> start(RealParts.settings(), "production").close())
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("PROCESSION_SEAL_KEY is text, or repeats itself");
  }

  private static ConfigurableApplicationContext start(Map<String, String> settings) {
    return start(settings, "local");
  }

  private static ConfigurableApplicationContext start(
      Map<String, String> settings, String profile) {
    return new SpringApplicationBuilder(WorkersApplication.class, House.class)
        .profiles(profile)
        .run(
            settings.entrySet().stream()
                .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
                .toArray(String[]::new));
  }

  private static HttpResponse<String> get(ConfigurableApplicationContext application, String path) {
    var port = application.getEnvironment().getProperty("local.server.port");
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int nobody() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
