package org.procession.engine;

import static org.procession.engine.EngineCalls.key;
import static org.procession.engine.EngineCalls.text;
import static org.procession.engine.EngineCalls.texts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An engine since 8.8, asked with its own search. It tells of everything but of when timers fire:
 * an event that waits for a moment has none.
 *
 * @see <a href="https://docs.camunda.io/docs/apis-tools/orchestration-cluster-api-rest/">its
 *     API</a>
 */
final class SearchedView implements EngineView {

  /** As many as a search gives at once; an instance waits at a few places. */
  private static final int AT_MOST = 1_000;

  private final EngineCalls engine;

  SearchedView(EngineCalls engine) {
    this.engine = engine;
  }

  @Override
  public List<UserTask> userTasks(String tenant, long processInstanceKey, String elementId) {
    return search(
            "user-tasks",
            Map.of(
                "processInstanceKey",
                Long.toString(processInstanceKey),
                "elementId",
                elementId,
                "tenantId",
                Map.of("$eq", tenant)))
        .map(
            task ->
                new UserTask(
                    key(task, "userTaskKey"),
                    key(task, "elementInstanceKey"),
                    task.path("state").asString("").equals("COMPLETED"),
                    text(task, "assignee"),
                    Set.copyOf(texts(task.path("candidateUsers"))),
                    Set.copyOf(texts(task.path("candidateGroups")))))
        .toList();
  }

  @Override
  public Map<Long, Course> courses(Collection<Long> processInstanceKeys) {
    if (processInstanceKeys.isEmpty()) {
      return Map.of();
    }
    var ofThese =
        Map.of("$in", processInstanceKeys.stream().map(key -> Long.toString(key)).toList());
    var incidents =
        byElement(
            "incidents", Map.of("processInstanceKey", ofThese, "state", Map.of("$eq", "ACTIVE")));
    var messages =
        byElement(
            "message-subscriptions",
            Map.of(
                "processInstanceKey",
                ofThese,
                "messageSubscriptionState",
                Map.of("$eq", "CREATED")));
    Map<Long, Course> courses = new HashMap<>();
    search("process-instances", Map.of("processInstanceKey", ofThese))
        .forEach(
            instance ->
                courses.put(
                    key(instance, "processInstanceKey"), course(instance, incidents, messages)));
    return courses;
  }

  @Override
  public Optional<String> decisionModel(long decisionRequirementsKey) {
    return engine.document("/v2/decision-requirements/%d/xml".formatted(decisionRequirementsKey));
  }

  private Course course(
      JsonNode instance, Map<Long, List<JsonNode>> incidents, Map<Long, List<JsonNode>> messages) {
    var isActive = instance.path("state").asString("").equals("ACTIVE");
    var waits = isActive ? waits(instance, incidents, messages) : List.<Course.Wait>of();
    return new Course(
        state(instance), time(instance, "startDate"), time(instance, "endDate"), waits);
  }

  private static Course.State state(JsonNode instance) {
    return switch (instance.path("state").asString("")) {
      case "ACTIVE" ->
          instance.path("hasIncident").asBoolean(false)
              ? Course.State.INCIDENT
              : Course.State.ACTIVE;
      case "COMPLETED" -> Course.State.COMPLETED;
      case "TERMINATED" -> Course.State.TERMINATED;
      default -> Course.State.UNKNOWN;
    };
  }

  private List<Course.Wait> waits(
      JsonNode instance, Map<Long, List<JsonNode>> incidents, Map<Long, List<JsonNode>> messages) {
    var key = instance.path("processInstanceKey").asString();
    var tasks = byElement("user-tasks", Map.of("processInstanceKey", key));
    return search(
            "element-instances",
            Map.of("processInstanceKey", key, "state", Map.of("$eq", "ACTIVE")))
        .filter(element -> !Course.CONTAINERS.contains(element.path("type").asString("")))
        .map(
            element -> {
              var elementInstance = key(element, "elementInstanceKey");
              return wait(
                  element,
                  tasks.getOrDefault(elementInstance, List.of()).stream().findFirst().orElse(null),
                  messages.getOrDefault(elementInstance, List.of()),
                  incidents.getOrDefault(elementInstance, List.of()));
            })
        .toList();
  }

  private static Course.Wait wait(
      JsonNode element,
      @Nullable JsonNode task,
      List<JsonNode> messages,
      List<JsonNode> incidents) {
    return new Course.Wait(
        element.path("elementId").asString(""),
        Course.Wait.Kind.of(element.path("type").asString("")),
        moment(element.path("startDate").asString("")),
        task == null ? null : text(task, "assignee"),
        task == null ? List.of() : texts(task.path("candidateGroups")),
        task == null ? null : time(task, "dueDate"),
        messages.stream().map(message -> message.path("messageName").asString("")).toList(),
        incidents.stream()
            .map(incident -> incident.path("errorMessage").asString(""))
            .findFirst()
            .orElse(null));
  }

  private Map<Long, List<JsonNode>> byElement(String resource, Map<String, ?> filter) {
    return search(resource, filter)
        .collect(Collectors.groupingBy(found -> key(found, "elementInstanceKey")));
  }

  private Stream<JsonNode> search(String resource, Map<String, ?> filter) {
    return engine
        .post(
            "/v2/%s/search".formatted(resource),
            Map.of("filter", filter, "page", Map.of("limit", AT_MOST)))
        .path("items")
        .valueStream();
  }

  private static @Nullable Instant time(JsonNode object, String field) {
    var text = text(object, field);
    return text == null ? null : moment(text);
  }

  private static Instant moment(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
