package org.procession.engine;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows a process instance record by record. */
final class RecordedCourse {

  private final Map<Long, EngineRecord> elements = new LinkedHashMap<>(); // that are active
  private final Map<Long, EngineRecord> tasks = new HashMap<>(); // by element instance
  private final Map<Long, EngineRecord> timers = new LinkedHashMap<>();
  private final Map<Long, EngineRecord> messages = new LinkedHashMap<>();
  private final Map<Long, EngineRecord> incidents = new LinkedHashMap<>();
  private Course.State state = Course.State.UNKNOWN;
  private @Nullable Instant startedAt;
  private @Nullable Instant endedAt;

  void follow(EngineRecord record) {
    switch (record.valueType()) {
      case "PROCESS_INSTANCE" -> followElement(record);
      case "USER_TASK" -> tasks.put(record.elementInstanceKey(), record);
      case "TIMER" -> open(timers, record);
      case "PROCESS_MESSAGE_SUBSCRIPTION" -> open(messages, record);
      case "INCIDENT" -> open(incidents, record);
      default -> {
        // Says nothing about where the instance is.
      }
    }
  }

  private void followElement(EngineRecord record) {
    var isProcess = record.key() == record.processInstanceKey();
    switch (record.intent()) {
      case "ELEMENT_ACTIVATED" -> {
        if (isProcess) {
          state = Course.State.ACTIVE;
          startedAt = record.at();
        } else if (!Course.CONTAINERS.contains(record.text("bpmnElementType"))) {
          elements.put(record.key(), record);
        }
      }
      case "ELEMENT_COMPLETED" -> end(record, isProcess, Course.State.COMPLETED);
      case "ELEMENT_TERMINATED" -> end(record, isProcess, Course.State.TERMINATED);
      default -> {
        // On its way from one to the next.
      }
    }
  }

  private void end(EngineRecord record, boolean isProcess, Course.State ended) {
    elements.remove(record.key());
    if (isProcess) {
      state = ended;
      endedAt = record.at();
    }
  }

  private static void open(Map<Long, EngineRecord> open, EngineRecord record) {
    switch (record.intent()) {
      case "CREATED" -> open.put(record.key(), record);
      case "TRIGGERED", "CANCELED", "DELETED", "RESOLVED" -> open.remove(record.key());
      default -> {
        // Stays as it is.
      }
    }
  }

  Course course() {
    var waits = elements.values().stream().map(this::wait).toList();
    var isStuck =
        state == Course.State.ACTIVE && waits.stream().anyMatch(wait -> wait.incident() != null);
    return new Course(isStuck ? Course.State.INCIDENT : state, startedAt, endedAt, waits);
  }

  private Course.Wait wait(EngineRecord element) {
    var kind = Course.Wait.Kind.of(element.text("bpmnElementType"));
    var task = tasks.get(element.key());
    return new Course.Wait(
        element.text("elementId"),
        kind,
        element.at(),
        task == null || task.text("assignee").isEmpty() ? null : task.text("assignee"),
        task == null ? List.of() : EngineCalls.texts(task.value().path("candidateGroupsList")),
        task == null
            ? kind == Course.Wait.Kind.EVENT ? nextTimer(element) : null
            : instant(task.text("dueDate")),
        of(messages, element).map(message -> message.text("messageName")).toList(),
        of(incidents, element)
            .map(incident -> incident.text("errorMessage"))
            .findFirst()
            .orElse(null));
  }

  private static Stream<EngineRecord> of(Map<Long, EngineRecord> open, EngineRecord element) {
    return open.values().stream().filter(record -> record.elementInstanceKey() == element.key());
  }

  private @Nullable Instant nextTimer(EngineRecord element) {
    return of(timers, element)
        .map(timer -> Instant.ofEpochMilli(timer.value().path("dueDate").asLong()))
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** The engine writes {@code 2026-11-27T06:42:59.123Z[Etc/UTC]}. */
  private static @Nullable Instant instant(String text) {
    return text.isEmpty() ? null : ZonedDateTime.parse(text).toInstant();
  }
}
