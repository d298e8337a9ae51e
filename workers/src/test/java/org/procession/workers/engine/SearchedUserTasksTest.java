package org.procession.workers.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.tenancy.TenantId;
import org.procession.workers.engine.UserTasks.CompletedTask;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SearchedUserTasksTest {

  private static final Job STEP = new Job(50, 1, "P", "Task_Record", 49);

  private static final Candidates ASKED = new Candidates(Set.of(), Set.of("acme.leads"));

  private HttpServer engine;
  private SearchedUserTasks tasks;
  private String answer = "{\"items\": []}";
  private int status = 200;
  private JsonNode asked;

  @BeforeEach
  void startEngine() throws IOException {
    engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    engine.createContext(
        "/v2/user-tasks/search",
        exchange -> {
          asked = new JsonMapper().readTree(exchange.getRequestBody());
          var body = answer.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    engine.start();
    var uri = URI.create("http://127.0.0.1:" + engine.getAddress().getPort());
    tasks = new SearchedUserTasks(new EngineProperties(uri, uri, 1, Duration.ofSeconds(1)));
  }

  @AfterEach
  void stopEngine() {
    engine.stop(0);
  }

  @Test
  void asksForTheTurnsOfTheTaskInTheInstanceNewestFirst() {
    tasks.lastBefore(STEP, "Task_Approve", ASKED);
    assertThat(asked.path("filter").path("processInstanceKey").asString()).isEqualTo("1");
    assertThat(asked.path("filter").path("elementId").asString()).isEqualTo("Task_Approve", ASKED);
    assertThat(asked.path("sort").path(0).path("field").asString()).isEqualTo("creationDate");
    assertThat(asked.path("sort").path(0).path("order").asString()).isEqualTo("DESC");
  }

  @Test
  void understandsTheEngineBefore88() {
    answer =
        """
        {"items": [{"key": 41, "state": "COMPLETED", "assignee": "acme.lead", "elementId": "Task_Approve",
          "elementInstanceKey": 40, "candidateGroup": ["acme.leads"], "candidateUser": null, "processInstanceKey": 1}],
         "page": {"totalItems": 1}}
        """;
    assertThat(tasks.lastBefore(STEP, "Task_Approve", ASKED))
        .contains(new CompletedTask(41, "acme.lead"));
  }

  @Test
  void understandsTheEngineSince88() {
    answer =
        """
        {"items": [{"userTaskKey": "41", "state": "COMPLETED", "assignee": "acme.lead",
          "candidateGroups": ["acme.leads"], "candidateUsers": [], "elementInstanceKey": "40",
          "processInstanceKey": "1"}], "page": {"totalItems": 1}}
        """;
    assertThat(tasks.lastBefore(STEP, "Task_Approve", ASKED))
        .contains(new CompletedTask(41, "acme.lead"));
  }

  @Test
  void takesTheLastTurnBeforeTheStep() {
    answer =
        """
        {"items": [
          {"key": 21, "elementInstanceKey": 20, "candidateGroup": ["acme.leads"], "state": "COMPLETED", "assignee": "acme.early"},
          {"key": 41, "elementInstanceKey": 40, "candidateGroup": ["acme.leads"], "state": "COMPLETED", "assignee": "acme.last"},
          {"key": 31, "elementInstanceKey": 30, "candidateGroup": ["acme.leads"], "state": "CANCELED"},
          {"key": 61, "elementInstanceKey": 60, "candidateGroup": ["acme.leads"], "state": "COMPLETED", "assignee": "acme.later"}]}
        """;
    assertThat(tasks.lastBefore(STEP, "Task_Approve", ASKED))
        .contains(new CompletedTask(41, "acme.last"));
  }

  @Test
  void tellsTurnsApartThatRunAtTheSameTimeByWhomTheyAsk() {
    answer =
        """
        {"items": [
          {"key": 41, "elementInstanceKey": 40, "candidateGroup": ["acme.pmo"], "state": "COMPLETED", "assignee": "acme.b"},
          {"key": 31, "elementInstanceKey": 30, "candidateGroup": ["acme.leads"], "state": "COMPLETED", "assignee": "acme.a"},
          {"key": 35, "elementInstanceKey": 34, "candidateGroup": ["acme.leads", "acme.management"], "state": "COMPLETED",
           "assignee": "acme.c"},
          {"key": 33, "elementInstanceKey": 32, "candidateUser": ["acme.leads"], "candidateGroup": [], "state": "CREATED"}]}
        """;
    assertThat(tasks.lastBefore(STEP, "Task_Approve", ASKED))
        .contains(new CompletedTask(31, "acme.a"));
    var escalated = new Candidates(Set.of(), Set.of("acme.management", "acme.leads"));
    assertThat(tasks.lastBefore(STEP, "Task_Approve", escalated))
        .contains(new CompletedTask(35, "acme.c"));
    var person = new Candidates(Set.of("acme.leads"), Set.of());
    assertThat(tasks.lastBefore(STEP, "Task_Approve", person)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CREATED", "CANCELED", "ASSIGNING"})
  void knowsNothingYetWhenTheLastTurnIsNotCompleted(String state) {
    answer =
        """
        {"items": [
          {"key": 41, "elementInstanceKey": 40, "candidateGroup": ["acme.leads"], "state": "%s"},
          {"key": 21, "elementInstanceKey": 20, "candidateGroup": ["acme.leads"], "state": "COMPLETED", "assignee": "acme.early"}]}
        """
            .formatted(state);
    assertThat(tasks.lastBefore(STEP, "Task_Approve", ASKED)).isEmpty();
  }

  @Test
  void knowsATaskThatNobodyHadClaimed() {
    answer =
        """
        {"items": [{"key": 41, "elementInstanceKey": 40, "candidateGroup": ["acme.leads"], "state": "COMPLETED",
          "assignee": ""}]}
        """;
    assertThat(tasks.lastBefore(STEP, "Task_Approve", ASKED)).contains(new CompletedTask(41, null));
  }

  @Test
  void failsWhenTheEngineHasNoSearch() {
    status = 404;
    assertThatThrownBy(() -> tasks.lastBefore(STEP, "Task_Approve", ASKED))
        .isInstanceOf(RestClientException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "acme, acme.lead, lead",
    "acme.eu, acme.eu.lead, lead",
    // another company's, a part of another company's name, nobody's: no user can be called so
    "acme, globex.lead, globex.lead",
    "acme, acme.eu.lead, acme.eu.lead",
    "acme.eu, acme.lead, acme.lead",
    "acme, lead, lead (of no company)",
    "acme, acme, acme (of no company)",
    "acme, acme., ''",
  })
  void tellsWhichUserOfATenantALoginIs(String tenant, String login, String user) {
    assertThat(new CompletedTask(1, login).userOf(new TenantId(tenant))).isEqualTo(user);
  }
}
