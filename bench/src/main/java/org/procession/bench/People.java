package org.procession.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/**
 * People who complete user tasks as soon as the engine has told of them. What they cannot do now,
 * because a part of the house does not answer, they do later.
 */
public final class People implements AutoCloseable {

  private static final int NOT_FOUND = 404;
  private static final int AT_ONCE = 8;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** They read all of half a minute each time, which costs. */
  private static final Duration LOOKS_EVERY = Duration.ofMillis(250);

  /** Records of a shard become visible so much later than those of another, at the most. */
  private static final Duration SHARDS_APART = Duration.ofSeconds(30);

  /**
   * What they answer.
   *
   * @param login who does
   */
  public record Answer(String login, Map<String, Object> variables) {}

  /** Whose task it is, and what they answer; nothing when it is nobody's here. */
  public interface Desk {
    /**
     * @param task as the engine records it
     */
    Optional<Answer> answer(JsonNode task);
  }

  private final Bed bed;
  private final Desk desk;
  private final CamundaClient client;
  private final ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE);
  private final Thread looking;

  public People(Bed bed, Desk desk) {
    this.bed = bed;
    this.desk = desk;
    client = bed.engine();
    looking = Thread.ofVirtual().start(this::look);
  }

  private void look() {
    var seen = new HashSet<Long>();
    long newest = 0;
    try {
      while (true) {
        for (var task : created(newest - SHARDS_APART.toMillis())) {
          newest = Math.max(newest, task.path("timestamp").asLong());
          var key = task.at("/value/userTaskKey").asLong();
          if (seen.add(key)) {
            desk.answer(task.path("value"))
                .ifPresent(answer -> hands.execute(() -> complete(key, answer)));
          }
        }
        Thread.sleep(LOOKS_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<JsonNode> created(long since) {
    try {
      return bed.records(
          "user-task",
          List.of(
              Bed.term("intent", "CREATED"),
              Map.of("range", Map.of("timestamp", Map.of("gte", since)))));
    } catch (IllegalStateException e) {
      return List.of(); // away; asked again
    }
  }

  private void complete(long task, Answer answer) {
    try {
      while (!isCompleted(task, answer)) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tries, and says whether there is nothing left to do. */
  private boolean isCompleted(long task, Answer answer) {
    try {
      client.newAssignUserTaskCommand(task).assignee(answer.login()).send().join();
      client.newCompleteUserTaskCommand(task).variables(answer.variables()).send().join();
      return true;
    } catch (ClientHttpException e) {
      return e.code() == NOT_FOUND; // nobody waits for it any more, or an answer was lost
    } catch (ClientException e) {
      return false;
    }
  }

  @Override
  public void close() {
    looking.interrupt();
    try {
      looking.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    hands.shutdownNow();
    client.close();
  }
}
