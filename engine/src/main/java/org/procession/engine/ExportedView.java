package org.procession.engine;

import static org.procession.engine.EngineCalls.key;
import static org.procession.engine.EngineCalls.text;
import static org.procession.engine.EngineCalls.texts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An engine before 8.8. It can be asked for user tasks; its search of process instances answers
 * only where Operate runs, and cannot be asked for the instances that one knows. How far they have
 * come is read from the records that its exporter writes to Elasticsearch or OpenSearch.
 */
final class ExportedView implements EngineView {

  /** As many as a search gives at once; instances have a few hundred each. */
  private static final int AT_MOST = 10_000;

  private static final List<String> VALUE_TYPES =
      List.of("PROCESS_INSTANCE", "USER_TASK", "TIMER", "PROCESS_MESSAGE_SUBSCRIPTION", "INCIDENT");

  /** What says nothing about where an instance is. */
  private static final List<String> PASSING =
      List.of(
          "ELEMENT_ACTIVATING", "ELEMENT_COMPLETING", "ELEMENT_TERMINATING", "SEQUENCE_FLOW_TAKEN");

  private final @Nullable EngineCalls engine;
  private final @Nullable EngineCalls store;

  /**
   * @param engine null when its REST API is not known
   * @param store of its records; null when it is not known
   */
  ExportedView(@Nullable EngineCalls engine, @Nullable EngineCalls store) {
    this.engine = engine;
    this.store = store;
  }

  @Override
  public List<UserTask> userTasks(long processInstanceKey, String elementId) {
    return known(engine, "PROCESSION_ENGINE_REST")
        .post(
            "/v2/user-tasks/search",
            Map.of(
                "filter",
                Map.of(
                    "processInstanceKey",
                    Long.toString(processInstanceKey),
                    "elementId",
                    elementId),
                "sort",
                List.of(Map.of("field", "creationDate", "order", "DESC"))))
        .path("items")
        .valueStream()
        .map(
            task ->
                new UserTask(
                    key(task, "key"),
                    key(task, "elementInstanceKey"),
                    task.path("state").asString("").equals("COMPLETED"),
                    text(task, "assignee"),
                    Set.copyOf(texts(task.path("candidateUser"))),
                    Set.copyOf(texts(task.path("candidateGroup")))))
        .toList();
  }

  @Override
  public Map<Long, Course> courses(Collection<Long> processInstanceKeys) {
    Map<Long, RecordedCourse> courses = new HashMap<>();
    records(processInstanceKeys)
        .forEach(
            record ->
                courses
                    .computeIfAbsent(record.processInstanceKey(), key -> new RecordedCourse())
                    .follow(record));
    return courses.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, course -> course.getValue().course()));
  }

  private Stream<EngineRecord> records(Collection<Long> processInstanceKeys) {
    return known(store, "PROCESSION_ENGINE_RECORDS")
        .post("/zeebe-record-*/_search", query(processInstanceKeys))
        .path("hits")
        .path("hits")
        .valueStream()
        .map((JsonNode hit) -> new EngineRecord(hit.path("_source")));
  }

  private static EngineCalls known(@Nullable EngineCalls calls, String setting) {
    if (calls == null) {
      throw new EngineUnavailable(setting + " is not set.", null);
    }
    return calls;
  }

  private static Map<String, Object> query(Collection<Long> processInstanceKeys) {
    return Map.of(
        "size",
        AT_MOST,
        "sort",
        List.of(Map.of("position", "asc")),
        "query",
        Map.of(
            "bool",
            Map.of(
                "filter",
                List.of(
                    Map.of("terms", Map.of("value.processInstanceKey", processInstanceKeys)),
                    Map.of("terms", Map.of("valueType", VALUE_TYPES))),
                "must_not",
                List.of(Map.of("terms", Map.of("intent", PASSING))))));
  }
}
