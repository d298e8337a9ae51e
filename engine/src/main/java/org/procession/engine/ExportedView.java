package org.procession.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.procession.engine.EngineCalls.text;
import static org.procession.engine.EngineCalls.texts;

import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
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
 * An engine before 8.8, whose search answers only where Operate and Tasklist run, some seconds
 * late. What happened in it is read from the records that its exporter writes to Elasticsearch or
 * OpenSearch.
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

  private final @Nullable EngineCalls store;

  /**
   * @param store of its records; null when it is not known
   */
  ExportedView(@Nullable EngineCalls store) {
    this.store = store;
  }

  @Override
  public List<UserTask> userTasks(String tenant, long processInstanceKey, String elementId) {
    Map<Long, EngineRecord> turns = new HashMap<>();
    records(
            "zeebe-record_user-task_*",
            List.of(Map.of("term", Map.of("value.processInstanceKey", processInstanceKey))))
        .filter(record -> record.text("elementId").equals(elementId)) // not searchable as it is
        .forEach(record -> turns.put(record.elementInstanceKey(), record));
    return turns.values().stream().map(ExportedView::turn).toList();
  }

  /** How a turn stands, by the last record of it. */
  private static UserTask turn(EngineRecord last) {
    return new UserTask(
        last.key(),
        last.elementInstanceKey(),
        last.intent().equals("COMPLETED"),
        text(last.value(), "assignee"),
        Set.copyOf(texts(last.value().path("candidateUsersList"))),
        Set.copyOf(texts(last.value().path("candidateGroupsList"))));
  }

  @Override
  public Map<Long, Course> courses(Collection<Long> processInstanceKeys) {
    Map<Long, RecordedCourse> courses = new HashMap<>();
    records(
            "zeebe-record-*",
            List.of(
                Map.of("terms", Map.of("value.processInstanceKey", processInstanceKeys)),
                Map.of("terms", Map.of("valueType", VALUE_TYPES))))
        .forEach(
            record ->
                courses
                    .computeIfAbsent(record.processInstanceKey(), key -> new RecordedCourse())
                    .follow(record));
    return courses.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, course -> course.getValue().course()));
  }

  /** The last that was told of the key: an engine that has lost its data counts keys anew. */
  @Override
  public Optional<String> decisionModel(long decisionRequirementsKey) {
    return records(
            "zeebe-record_decision-requirements_*",
            List.of(
                Map.of("term", Map.of("value.decisionRequirementsKey", decisionRequirementsKey))))
        .filter(record -> !record.text("resource").isEmpty())
        .max(Comparator.comparing(EngineRecord::at))
        .map(record -> new String(Base64.getDecoder().decode(record.text("resource")), UTF_8));
  }

  /** In the order in which they were written. */
  private Stream<EngineRecord> records(String indices, List<?> conditions) {
    return known(store)
        .post("/" + indices + "/_search", query(conditions))
        .path("hits")
        .path("hits")
        .valueStream()
        .map((JsonNode hit) -> new EngineRecord(hit.path("_source")));
  }

  private static EngineCalls known(@Nullable EngineCalls store) {
    if (store == null) {
      throw new EngineUnavailable("PROCESSION_ENGINE_RECORDS is not set.", null);
    }
    return store;
  }

  private static Map<String, Object> query(List<?> conditions) {
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
                conditions,
                "must_not",
                List.of(Map.of("terms", Map.of("intent", PASSING))))));
  }
}
