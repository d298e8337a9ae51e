package org.procession.workers.engine;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * User tasks as the engine's search tells of them. Its answers differ between versions: a task's
 * key is {@code key} before 8.8 and {@code userTaskKey} since, its candidates are {@code
 * candidateGroup} and {@code candidateGroups}, and keys are numbers or text.
 */
@Component
class SearchedUserTasks implements UserTasks {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String COMPLETED = "COMPLETED";

  private final RestClient engine;

  SearchedUserTasks(EngineProperties engine) {
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    requests.setReadTimeout(PATIENCE);
    this.engine =
        RestClient.builder().baseUrl(engine.rest().toString()).requestFactory(requests).build();
  }

  /** A turn of a user task. */
  private record Turn(
      long key,
      long elementInstanceKey,
      String state,
      @Nullable String assignee,
      Candidates asked) {}

  @Override
  public Optional<CompletedTask> lastBefore(Job step, String elementId, Candidates asked) {
    return turns(step.processInstanceKey(), elementId).stream()
        .filter(turn -> turn.asked().equals(asked))
        .filter(turn -> turn.elementInstanceKey() < step.elementInstanceKey())
        .max(Comparator.comparingLong(Turn::elementInstanceKey))
        .filter(turn -> turn.state().equals(COMPLETED))
        .map(turn -> new CompletedTask(turn.key(), turn.assignee()));
  }

  private List<Turn> turns(long processInstanceKey, String elementId) {
    var answer =
        engine
            .post()
            .uri("/v2/user-tasks/search")
            .contentType(MediaType.APPLICATION_JSON)
            .body(
                Map.of(
                    "filter",
                    Map.of(
                        "processInstanceKey",
                        Long.toString(processInstanceKey),
                        "elementId",
                        elementId),
                    "sort",
                    List.of(Map.of("field", "creationDate", "order", "DESC"))))
            .retrieve()
            .requiredBody(JsonNode.class);
    return StreamSupport.stream(answer.path("items").spliterator(), false)
        .map(SearchedUserTasks::turn)
        .toList();
  }

  private static Turn turn(JsonNode task) {
    var assignee = task.path("assignee").asString("");
    return new Turn(
        key(task, task.has("userTaskKey") ? "userTaskKey" : "key"),
        key(task, "elementInstanceKey"),
        task.path("state").asString(""),
        assignee.isEmpty() ? null : assignee,
        new Candidates(names(task, "candidateUser"), names(task, "candidateGroup")));
  }

  /** The names in a list, whose own name is in the plural since 8.8. */
  private static Set<String> names(JsonNode task, String list) {
    return Stream.of(list, list + "s")
        .flatMap(name -> StreamSupport.stream(task.path(name).spliterator(), false))
        .map(JsonNode::asString)
        .collect(Collectors.toSet());
  }

  private static long key(JsonNode task, String name) {
    return Long.parseLong(task.path(name).asString());
  }
}
