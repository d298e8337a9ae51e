package org.procession.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.procession.engine.Course.Wait;

class ExportedViewTest {

  private final EngineUnderTest engine = new EngineUnderTest("8.6.0");
  private final EngineUnderTest store = new EngineUnderTest("none");
  private final EngineView view =
      new Engine(
          new EngineAddress(engine.address(), "", "", store.address(), EngineTenancy.SHARED),
          Clock.systemUTC());

  @AfterEach
  void stop() {
    engine.close();
    store.close();
  }

  @Test
  void tellsOfTurnsOfAUserTask() {
    store.answers(
        "/zeebe-record_user-task_*/_search",
        """
        {"hits": {"hits": [
          {"_source": {"valueType": "USER_TASK", "intent": "CREATED", "key": 41, "timestamp": 1000,
            "value": {"processInstanceKey": 1, "elementId": "Task_Approve", "elementInstanceKey": 40, "assignee": "",
              "candidateGroupsList": ["acme.leads"], "candidateUsersList": []}}},
          {"_source": {"valueType": "USER_TASK", "intent": "COMPLETED", "key": 41, "timestamp": 2000,
            "value": {"processInstanceKey": 1, "elementId": "Task_Approve", "elementInstanceKey": 40, "assignee": "acme.lead",
              "candidateGroupsList": ["acme.leads"], "candidateUsersList": []}}},
          {"_source": {"valueType": "USER_TASK", "intent": "CREATED", "key": 43, "timestamp": 3000,
            "value": {"processInstanceKey": 1, "elementId": "Task_Approve", "elementInstanceKey": 42, "assignee": "",
              "candidateGroupsList": [], "candidateUsersList": ["acme.ben"]}}}]}}
        """);

    assertThat(view.userTasks("<default>", 1, "Task_Approve"))
        .containsExactlyInAnyOrder(
            new UserTask(41, 40, true, "acme.lead", Set.of(), Set.of("acme.leads")),
            new UserTask(43, 42, false, null, Set.of("acme.ben"), Set.of()));
  }

  @Test
  void tellsWhereAnInstanceWaitsByItsRecords() {
    store.answers(
        "/zeebe-record-*/_search",
        """
        {"hits": {"hits": [
          {"_source": {"valueType": "PROCESS_INSTANCE", "intent": "ELEMENT_ACTIVATED", "key": 1, "timestamp": 1000,
            "value": {"processInstanceKey": 1, "bpmnElementType": "PROCESS", "elementId": "P"}}},
          {"_source": {"valueType": "PROCESS_INSTANCE", "intent": "ELEMENT_ACTIVATED", "key": 2, "timestamp": 2000,
            "value": {"processInstanceKey": 1, "bpmnElementType": "SERVICE_TASK", "elementId": "Task_Post"}}}]}}
        """);

    var course = view.courses(List.of(1L, 7L)).get(1L);

    assertThat(course.state()).isEqualTo(Course.State.ACTIVE);
    assertThat(course.startedAt()).isEqualTo(Instant.ofEpochSecond(1));
    assertThat(course.waits())
        .extracting(Wait::elementId, Wait::kind)
        .containsExactly(tuple("Task_Post", Wait.Kind.JOB));
  }

  @Test
  void givesTheFileOfADecisionAsItWasDeployedLast() {
    store.answers(
        "/zeebe-record_decision-requirements_*/_search",
        """
        {"hits": {"hits": [
          {"_source": {"valueType": "DECISION_REQUIREMENTS", "intent": "CREATED", "key": 5, "timestamp": 2000,
            "value": {"decisionRequirementsKey": 5, "resource": "PG5ldy8+"}}},
          {"_source": {"valueType": "DECISION_REQUIREMENTS", "intent": "CREATED", "key": 5, "timestamp": 1000,
            "value": {"decisionRequirementsKey": 5, "resource": "PG9sZC8+"}}}]}}
        """);

    assertThat(view.decisionModel(5)).as("of an engine that lost its data").contains("<new/>");
  }

  @Test
  void givesNoFileThatIsNotTold() {
    store.answers("/zeebe-record_decision-requirements_*/_search", "{\"hits\": {\"hits\": []}}");

    assertThat(view.decisionModel(5)).isEmpty();
  }

  @Test
  void saysWhichSettingIsMissing() {
    var open = new Engine(EngineAddress.open(engine.address()), Clock.systemUTC());

    assertThatThrownBy(() -> open.courses(List.of(1L)))
        .isInstanceOf(EngineUnavailable.class)
        .hasMessage("PROCESSION_ENGINE_RECORDS is not set.");
  }

  @Test
  void failsWhenTheStoreDoesNotAnswer() {
    assertThatThrownBy(() -> view.userTasks("<default>", 1, "Task_Approve"))
        .isInstanceOf(EngineUnavailable.class);
  }
}
