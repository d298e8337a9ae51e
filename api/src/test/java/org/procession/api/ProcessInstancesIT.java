package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.events.Subject;
import org.procession.domain.processes.ProcessInstances;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class ProcessInstancesIT {

  private static final String INSTANCES = "/api/processes/instances?subject=";

  @Autowired private House house;
  @Autowired private ProcessInstances instances;
  private TenantId tenant;
  private Client clerk;
  private String subject;
  private long instance;

  @BeforeAll
  static void deploy() {
    Engine.deploy("WaitingProcess.bpmn");
  }

  @BeforeEach
  void start() {
    tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
    subject = "bill:" + Bills.draft(clerk);
    instance = started();
  }

  private long started() {
    var key =
        Engine.start("WaitingProcess", Map.of("tenantId", tenant.value(), "subject", subject));
    Engine.await(key, "JOB", "CREATED", "Task_Work");
    new Scope(tenant, Actor.system("test"))
        .run(() -> instances.note(key, "WaitingProcess", Subject.parse(subject)));
    return key;
  }

  @Test
  void followsAnInstanceFromPlaceToPlace() {
    var found = found();
    assertThat(found.path("key").asString()).isEqualTo(Long.toString(instance));
    assertThat(found.path("processId").asString()).isEqualTo("WaitingProcess");
    assertThat(found.path("name").asString()).isEqualTo("Waiting");
    assertThat(found.path("state").asString()).isEqualTo("ACTIVE");
    assertThat(found.path("startedAt").asString()).isNotEmpty();
    assertThat(found.has("endedAt")).isFalse();
    var job = waitOf(found, "Task_Work", "Do the work", "JOB");
    assertThat(job.path("since").asString()).isNotEmpty();
    assertThat(job.path("candidateGroups")).isEmpty();

    completeJob();
    Engine.await(instance, "USER_TASK", "CREATED", "Task_Decide");
    var task = waitOf(found(), "Task_Decide", "Decide", "USER_TASK");
    assertThat(task.path("candidateGroups").valueStream().map(JsonNode::asString))
        .containsExactly("clerks");
    assertThat(task.path("dueAt").asString()).isEqualTo("2030-01-02T03:04:05Z");
    assertThat(task.has("assignee")).isFalse();

    var taskKey = Engine.await(instance, "USER_TASK", "CREATED", "Task_Decide").key();
    Engine.post(
        "/v2/user-tasks/" + taskKey + "/assignment", Map.of("assignee", tenant.value() + ".lead"));
    Engine.await(instance, "USER_TASK", "ASSIGNED", "Task_Decide");
    assertThat(waitOf(found(), "Task_Decide", "Decide", "USER_TASK").path("assignee").asString())
        .isEqualTo("lead");

    Engine.post("/v2/user-tasks/" + taskKey + "/completion", Map.of());
    Engine.await(instance, "PROCESS_MESSAGE_SUBSCRIPTION", "CREATED", "Catch_News");
    var news = waitOf(found(), "Gateway_News", "Any news?", "EVENT");
    assertThat(news.path("messages").valueStream().map(JsonNode::asString))
        .containsExactly("tests.newsArrived");
    assertThat(news.path("dueAt").asString()).isEqualTo("2200-01-01T00:00:00Z");

    Engine.post(
        "/v2/messages/publication",
        Map.of("name", "tests.newsArrived", "correlationKey", subject, "timeToLive", 0));
    Engine.await(instance, "PROCESS_INSTANCE", "ELEMENT_COMPLETED", "WaitingProcess");
    var ended = found();
    assertThat(ended.path("state").asString()).isEqualTo("COMPLETED");
    assertThat(ended.path("endedAt").asString()).isNotEmpty();
    assertThat(ended.path("waits")).isEmpty();
  }

  @Test
  void tellsWhatWentWrong() {
    Engine.post(
        "/v2/jobs/" + jobKey() + "/failure",
        Map.of("retries", 0, "errorMessage", "The seal is broken."));
    Engine.await(instance, "INCIDENT", "CREATED", "Task_Work");
    var found = found();
    assertThat(found.path("state").asString()).isEqualTo("INCIDENT");
    assertThat(waitOf(found, "Task_Work", "Do the work", "JOB").path("incident").asString())
        .isEqualTo("The seal is broken.");
  }

  @Test
  void listsTheNewestFirstAndThoseThatWereEnded() {
    Engine.post("/v2/process-instances/" + instance + "/cancellation", Map.of());
    Engine.await(instance, "PROCESS_INSTANCE", "ELEMENT_TERMINATED", "WaitingProcess");
    Engine.export(instance);
    var second = started();
    Engine.export(second);
    var third = started(); // of which the engine has not told yet
    assertThat(states(clerk))
        .containsExactly(third + " UNKNOWN", second + " ACTIVE", instance + " TERMINATED");
  }

  @Test
  void showsNothingOfAnotherTenantOrOfWhatTheCallerMayNotRead() {
    Engine.export(instance);
    assertThat(states(clerk)).containsExactly(instance + " ACTIVE");
    assertThat(states(house.as(house.tenant(), "clerk"))).isEmpty();
    assertThat(states(house.whoMay(tenant, "processes.instance.read", "revenue.bill.read")))
        .hasSize(1);
    house
        .whoMay(tenant, "processes.instance.read", "revenue.vendor.read")
        .get(INSTANCES + subject)
        .refused(403, "PERMISSION_MISSING", null);
    house
        .whoMay(tenant, "revenue.bill.read")
        .get(INSTANCES + subject)
        .refused(403, "PERMISSION_MISSING", null);
  }

  @Test
  void knowsNothingOfRecordsThatThereAreNot() {
    for (var unknown : List.of("bill:", "unheard:")) {
      var none = clerk.get(INSTANCES + unknown + "01970000-0000-7000-8000-000000000000");
      assertThat(none.answered(200).path("items")).isEmpty();
    }
    clerk.get("/api/processes/instances").refused(400, "FIELD_REQUIRED", "subject");
    clerk.get(INSTANCES + "bill").refused(400, "VALUE_INVALID", "subject");
  }

  @Test
  void saysThatItIsTheEngineThatDoesNotTell() {
    House.ELASTICSEARCH.close();
    try {
      clerk.get(INSTANCES + subject).refused(503, "ENGINE_UNAVAILABLE", null);
    } finally {
      House.ELASTICSEARCH.open();
    }
  }

  private long jobKey() {
    return Engine.await(instance, "JOB", "CREATED", "Task_Work").key();
  }

  private void completeJob() {
    Engine.post(
        "/v2/jobs/" + jobKey() + "/completion", Map.of("variables", Map.of("worked", true)));
  }

  /** The only instance, as far as it has come. */
  private JsonNode found() {
    Engine.export(instance);
    var items = clerk.get(INSTANCES + subject).answered(200).path("items");
    assertThat(items).hasSize(1);
    return items.path(0);
  }

  /** The only place where it waits. */
  private static JsonNode waitOf(JsonNode found, String elementId, String name, String kind) {
    assertThat(found.path("waits")).as(found.toString()).hasSize(1);
    var wait = found.path("waits").path(0);
    assertThat(wait.path("elementId").asString()).isEqualTo(elementId);
    assertThat(wait.path("name").asString()).isEqualTo(name);
    assertThat(wait.path("kind").asString()).isEqualTo(kind);
    return wait;
  }

  private Stream<String> states(Client client) {
    return client
        .get(INSTANCES + subject)
        .answered(200)
        .path("items")
        .valueStream()
        .map(item -> item.path("key").asString() + " " + item.path("state").asString());
  }
}
