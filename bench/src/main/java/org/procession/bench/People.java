package org.procession.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** People who complete every user task of a process as soon as the engine has told of it. */
final class People implements AutoCloseable {

  /**
   * What they answer.
   *
   * @param login who does
   */
  record Answer(String login, Map<String, Object> variables) {}

  private final Bed bed;
  private final String process;
  private final Answer answer;
  private final CamundaClient client;
  private final ExecutorService hands = Executors.newFixedThreadPool(8);
  private final Thread looking;

  People(Bed bed, String process, Answer answer) {
    this.bed = bed;
    this.process = process;
    this.answer = answer;
    client = bed.engine();
    looking = Thread.ofVirtual().start(this::look);
  }

  private void look() {
    long position = 0;
    try {
      while (true) {
        var page =
            bed.records(
                "user-task",
                List.of(
                    Bed.term("intent", "CREATED"),
                    Bed.term("value.bpmnProcessId", process),
                    Map.of("range", Map.of("position", Map.of("gt", position)))));
        for (var task : page) {
          position = Math.max(position, task.path("position").asLong());
          var key = task.at("/value/userTaskKey").asLong();
          hands.execute(() -> complete(key));
        }
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void complete(long task) {
    try {
      client.newAssignUserTaskCommand(task).assignee(answer.login()).send().join();
      client.newCompleteUserTaskCommand(task).variables(answer.variables()).send().join();
    } catch (ClientException e) {
      System.err.printf("Task %d was not completed: %s%n", task, e.getMessage());
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
    hands.shutdown();
    client.close();
  }
}
