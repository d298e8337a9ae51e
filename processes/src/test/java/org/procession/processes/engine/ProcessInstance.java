package org.procession.processes.engine;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.procession.local.EngineRecord;
import org.procession.local.EngineTap;
import tools.jackson.databind.JsonNode;

/**
 * An instance on the real engine. A test moves it on in the place of the workers and of the people;
 * each step waits until the engine has come to it.
 */
public final class ProcessInstance {
  private final Engine engine;
  private final long key;
  private final Map<Long, ActivatedJob> activated = new HashMap<>();
  private final Set<Long> done = new HashSet<>();

  ProcessInstance(Engine engine, long key) {
    this.engine = engine;
    this.key = key;
  }

  /** What people see of a user task in their task list. */
  public record UserTask(
      long key,
      String assignee,
      List<String> candidateUsers,
      List<String> candidateGroups,
      Instant created,
      Instant due) {
    public Duration dueAfter() {
      return Duration.between(created, due);
    }
  }

  /** The job of a service task with the variables that its worker sees. It is the test's to end. */
  public ActivatedJob job(String element) {
    var created = open("JOB", "elementId", element);
    done.add(created.key());
    while (!activated.containsKey(created.key())) {
      engine
          .client()
          .newActivateJobsCommand()
          .jobType(created.value().get("type").asString())
          .maxJobsToActivate(1)
          .send()
          .join()
          .getJobs()
          .forEach(job -> activated.put(job.getKey(), job));
    }
    return activated.get(created.key());
  }

  /** Completes a service task without a result. */
  public ProcessInstance completeJob(String element) {
    return completeJob(element, Map.of());
  }

  /** Completes a service task as its worker does. */
  public ProcessInstance completeJob(String element, Map<String, ?> result) {
    engine.client().newCompleteCommand(job(element)).variables(result).send().join();
    return this;
  }

  /** Lets the worker of a service task throw a BPMN error. */
  public ProcessInstance throwError(String element, String code, Map<String, ?> variables) {
    engine
        .client()
        .newThrowErrorCommand(job(element))
        .errorCode(code)
        .variables(variables)
        .send()
        .join();
    return this;
  }

  /** The user task that waits at an element. */
  public UserTask userTask(String element) {
    return userTask(open("USER_TASK", "elementId", element));
  }

  /** The one of several user tasks that wait at an element that asks this user or group. */
  public UserTask userTask(String element, String candidate) {
    return userTask(
        open(
            "USER_TASK",
            "elementId",
            element,
            r ->
                Stream.of("candidateUsersList", "candidateGroupsList")
                    .anyMatch(list -> texts(r.value().get(list)).contains(candidate))));
  }

  private static UserTask userTask(EngineRecord task) {
    return new UserTask(
        task.key(),
        task.value().get("assignee").asString(),
        texts(task.value().get("candidateUsersList")),
        texts(task.value().get("candidateGroupsList")),
        task.time(),
        ZonedDateTime.parse(task.value().get("dueDate").asString()).toInstant());
  }

  /** Completes a user task as its form does. */
  public ProcessInstance completeUserTask(String element, Map<String, ?> result) {
    return complete(userTask(element), result);
  }

  /** Completes the one of several user tasks that asks this user or group. */
  public ProcessInstance completeUserTask(String element, String candidate, Map<String, ?> result) {
    return complete(userTask(element, candidate), result);
  }

  private ProcessInstance complete(UserTask task, Map<String, ?> result) {
    engine.client().newCompleteUserTaskCommand(task.key()).variables(result).send().join();
    done.add(task.key());
    return this;
  }

  /** How long a timer of an element runs from its start. */
  public Duration timer(String element) {
    var timer = open("TIMER", "targetElementId", element);
    return Duration.between(timer.time(), due(timer));
  }

  /** Moves the engine's clock on until a timer fires. */
  public ProcessInstance elapse(String element) {
    var timer = open("TIMER", "targetElementId", element);
    done.add(timer.key());
    var left = Duration.between(engine.now(), due(timer)).plusMillis(1);
    if (left.isPositive()) engine.passTime(left);
    return this;
  }

  /** Publishes a message for this instance. */
  public ProcessInstance receive(String message, String correlationKey) {
    engine.publish(message, correlationKey, Map.of());
    return this;
  }

  /** The variables that the whole instance sees, as JSON. */
  Map<String, String> variables() {
    var variables = new TreeMap<String, String>();
    EngineTap.soFar(r -> r.valueType().equals("VARIABLE")).stream()
        .filter(r -> r.value().get("scopeKey").asLong() == key)
        .map(EngineRecord::value)
        .forEach(v -> variables.put(v.get("name").asString(), v.get("value").asString()));
    return variables;
  }

  /** Ends the instance, so that its jobs and timers do not come in the way of another test. */
  void cancel() {
    try {
      engine.client().newCancelInstanceCommand(key).send().join();
    } catch (ClientStatusException e) {
      if (e.getStatusCode() != Status.Code.NOT_FOUND) throw e; // it has ended
    }
  }

  long key() {
    return key;
  }

  List<EngineRecord> seen() {
    return EngineTap.soFar(r -> r.processInstanceKey() == key);
  }

  /** Waits for a record of this instance; an incident that is not waited for fails the test. */
  EngineRecord await(String what, Predicate<EngineRecord> fits) {
    var found =
        EngineTap.await(
            what,
            r -> r.processInstanceKey() == key && (fits.test(r) || r.is("INCIDENT", "CREATED")));
    if (!fits.test(found)) {
      throw new AssertionError(
          "Instead of %s an incident at %s: %s"
              .formatted(what, found.elementId(), found.value().get("errorMessage").asString()));
    }
    return found;
  }

  /** A job, user task or timer that this test has not ended, nor has the engine by now. */
  private EngineRecord open(String valueType, String field, String element) {
    return open(valueType, field, element, r -> true);
  }

  private EngineRecord open(
      String valueType, String field, String element, Predicate<EngineRecord> which) {
    return await(
        "%s at %s".formatted(valueType, element),
        r ->
            r.is(valueType, "CREATED")
                && r.value().get(field).asString().equals(element)
                && which.test(r)
                && !done.contains(r.key())
                && EngineTap.soFar(later -> ends(later, r)).isEmpty());
  }

  private static boolean ends(EngineRecord later, EngineRecord r) {
    return later.key() == r.key() && later.is(r.valueType(), "CANCELED");
  }

  private static Instant due(EngineRecord timer) {
    return Instant.ofEpochMilli(timer.value().get("dueDate").asLong());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }
}
