package org.procession.processes.engine;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.procession.local.EngineRecord;

/** What a test says of an instance. What has to happen first is waited for. */
public final class ProcessInstanceAssert
    extends AbstractAssert<ProcessInstanceAssert, ProcessInstance> {

  private ProcessInstanceAssert(ProcessInstance actual) {
    super(actual, ProcessInstanceAssert.class);
  }

  public static ProcessInstanceAssert assertThat(ProcessInstance instance) {
    return new ProcessInstanceAssert(instance);
  }

  /** It completed these elements, in any order. */
  public ProcessInstanceAssert hasPassed(String... elements) {
    for (var element : elements) {
      actual.await(element + " completed", r -> completes(r) && r.elementId().equals(element));
    }
    return this;
  }

  /** It has not entered these elements by the time of what was awaited last. */
  public ProcessInstanceAssert hasNotEntered(String... elements) {
    var entered =
        actual.seen().stream()
            .filter(r -> r.is("PROCESS_INSTANCE", "ELEMENT_ACTIVATED"))
            .map(EngineRecord::elementId);
    Assertions.assertThat(entered).doesNotContain(elements);
    return this;
  }

  /** It stands at a user task that is open. */
  public ProcessInstanceAssert isWaitingAt(String userTask) {
    actual.userTask(userTask);
    return this;
  }

  /** It came to its end, by this end event at last. */
  public ProcessInstanceAssert hasEndedAt(String endEvent) {
    actual.await("the end", r -> completes(r) && r.key() == actual.key());
    var last =
        actual.seen().stream()
            .filter(ProcessInstanceAssert::completes)
            .filter(r -> r.value().get("bpmnElementType").asString().equals("END_EVENT"))
            .map(EngineRecord::elementId)
            .reduce((earlier, later) -> later);
    Assertions.assertThat(last).contains(endEvent);
    return this;
  }

  /** It cannot go on without help. */
  public ProcessInstanceAssert hasIncidentAt(String element) {
    actual.await(
        "an incident at " + element,
        r -> r.is("INCIDENT", "CREATED") && r.elementId().equals(element));
    return this;
  }

  /** A variable of the whole instance, as JSON. */
  public ProcessInstanceAssert hasVariable(String name, String json) {
    Assertions.assertThat(actual.variables()).containsEntry(name, json);
    return this;
  }

  /** The whole instance sees these variables and no others. */
  public ProcessInstanceAssert hasOnlyVariables(String... names) {
    Assertions.assertThat(actual.variables()).containsOnlyKeys(names);
    return this;
  }

  private static boolean completes(EngineRecord r) {
    return r.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED");
  }
}
