package org.procession.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camunda.client.api.command.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.tenancy.TenantId;
import org.procession.engine.EngineAddress;
import org.procession.engine.EngineTenancy;

/** How an engine since 8.8 is told of a tenant, by Camunda's own client. */
class SeparateTenantsTest {

  private static final TenantId ACME = new TenantId("acme");

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int status = 201;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + said);
      var isCreated = exchange.getRequestMethod().equals("POST");
      var body =
          (status >= 400
                  ? "{\"status\": %d, \"title\": \"no\", \"detail\": \"no\"}".formatted(status)
                  : "{\"tenantId\": \"acme\", \"name\": \"acme\", \"description\": \"\"}")
              .getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .set("Content-Type", status >= 400 ? "application/problem+json" : "application/json");
      if (status >= 400 || isCreated) {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
      } else {
        exchange.sendResponseHeaders(204, -1);
      }
    }
  }

  private void open(String user) {
    var rest = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var address = new EngineAddress(rest, user, "right", null, EngineTenancy.PER_TENANT);
    try (var engine = ClientUnderTest.of(rest)) {
      new SeparateTenants(engine, address, null, null).open(ACME);
    }
  }

  @Test
  void makesTheTenantAndJoinsIt() {
    open("procession");
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst()).startsWith("POST /v2/tenants{").contains("\"tenantId\":\"acme\"");
    assertThat(asked.getLast()).startsWith("PUT /v2/tenants/acme/users/procession");
  }

  @Test
  void joinsNobodyWhereTheEngineAsksNobodyWhoTheyAre() {
    open("");
    assertThat(asked).singleElement().asString().startsWith("POST /v2/tenants");
  }

  @Test
  void isContentWithWhatIsThere() {
    status = 409;
    open("procession");
    assertThat(asked).hasSize(2);
  }

  @Test
  void failsWhenItMayNot() {
    status = 403;
    assertThatThrownBy(() -> open("procession")).isInstanceOf(ProblemException.class);
    assertThat(asked).hasSize(1);
  }
}
