package org.procession.workers;

import io.camunda.client.CamundaClient;
import java.util.Map;
import java.util.function.Predicate;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.TenantId;
import org.procession.local.EngineRecord;
import org.procession.local.EngineTap;

/** The process of one record, as the engine runs it. */
public final class ProcessRun {

  private final CamundaClient engine;
  private final TenantId tenant;
  private final long instance;

  private ProcessRun(CamundaClient engine, TenantId tenant, long instance) {
    this.engine = engine;
    this.tenant = tenant;
    this.instance = instance;
  }

  /** Waits until the relay has started it. */
  public static ProcessRun of(Subject subject, TenantId tenant, CamundaClient engine) {
    var started =
        EngineTap.await(
            "start of the process of " + subject,
            record ->
                record.is("MESSAGE_START_EVENT_SUBSCRIPTION", "CORRELATED")
                    && record.text("correlationKey").equals(subject.id().toString()));
    return new ProcessRun(engine, tenant, started.processInstanceKey());
  }

  /** Waits for the n-th turn of a user task, and has a user of the tenant complete it. */
  public void complete(String elementId, int turn, String user, Map<String, Object> variables) {
    completeAs(tenant + "." + user, elementId, turn, variables);
  }

  public void completeAs(String login, String elementId, int turn, Map<String, Object> variables) {
    complete(awaitTask(elementId, turn), login, variables);
  }

  /**
   * Waits for the n-th turn of a user task that asks a user or a group of the tenant, and has a
   * user of the tenant complete it.
   */
  public void complete(
      String elementId, String candidate, int turn, String user, Map<String, Object> variables) {
    complete(awaitTask(elementId, candidate, turn), tenant + "." + user, variables);
  }

  /** Waits for the n-th turn of a user task, which one user claims and gives to another. */
  public void completeGiven(
      String elementId, int turn, String from, String to, Map<String, Object> variables) {
    var task = awaitTask(elementId, turn);
    engine.newAssignUserTaskCommand(task.key()).assignee(tenant + "." + from).send().join();
    complete(task, tenant + "." + to, variables);
  }

  private void complete(EngineRecord task, String login, Map<String, Object> variables) {
    engine.newAssignUserTaskCommand(task.key()).assignee(login).send().join();
    engine.newCompleteUserTaskCommand(task.key()).variables(variables).send().join();
  }

  public void completeUnclaimed(String elementId, int turn, Map<String, Object> variables) {
    var task = awaitTask(elementId, turn);
    engine.newCompleteUserTaskCommand(task.key()).variables(variables).send().join();
  }

  public EngineRecord awaitTask(String elementId, int turn) {
    return awaitNth(
        "turn %d of %s".formatted(turn, elementId),
        turn,
        record -> record.is("USER_TASK", "CREATED") && record.elementId().equals(elementId));
  }

  /** Waits for the n-th turn of a user task that asks a user or a group of the tenant. */
  public EngineRecord awaitTask(String elementId, String candidate, int turn) {
    return awaitNth(
        "turn %d of %s for %s".formatted(turn, elementId, candidate),
        turn,
        record ->
            record.is("USER_TASK", "CREATED")
                && record.elementId().equals(elementId)
                && TappedUserTasks.asks(record, tenant + "." + candidate));
  }

  /** Waits until so many timers run. */
  public void awaitTimers(int number) {
    awaitNth(number + " timers", number, record -> record.is("TIMER", "CREATED"));
  }

  /** The key of the first job of a service task. */
  public long jobKey(String elementId) {
    return awaitNth(
            "job of " + elementId,
            1,
            record -> record.is("JOB", "CREATED") && record.elementId().equals(elementId))
        .key();
  }

  public void awaitElement(String elementId) {
    awaitNth(
        elementId,
        1,
        record ->
            record.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED")
                && record.elementId().equals(elementId));
  }

  /** Waits until the whole is over. */
  public void awaitEnd() {
    awaitNth(
        "its end",
        1,
        record ->
            record.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED")
                && record.text("bpmnElementType").equals("PROCESS"));
  }

  public String awaitIncident() {
    return awaitNth("an incident", 1, record -> record.is("INCIDENT", "CREATED"))
        .text("errorMessage");
  }

  /** The value of a variable, as last written. */
  public String variable(String name) {
    return EngineTap.soFar(
            record ->
                record.value().path("name").asString("").equals(name)
                    && record.json().path("valueType").asString().equals("VARIABLE")
                    && record.processInstanceKey() == instance)
        .getLast()
        .text("value");
  }

  public void setVariables(Map<String, Object> variables) {
    engine.newSetVariablesCommand(instance).variables(variables).send().join();
  }

  private EngineRecord awaitNth(String what, int n, Predicate<EngineRecord> kind) {
    var seen = new int[1];
    return EngineTap.await(
        what,
        record -> record.processInstanceKey() == instance && kind.test(record) && ++seen[0] == n);
  }
}
