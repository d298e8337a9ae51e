package org.procession.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.protocol.rest.ElementInstanceResult;
import io.camunda.client.protocol.rest.ElementInstanceSearchQuery;
import io.camunda.client.protocol.rest.ElementInstanceSearchQueryResult;
import io.camunda.client.protocol.rest.ElementInstanceStateEnum;
import io.camunda.client.protocol.rest.IncidentResult;
import io.camunda.client.protocol.rest.IncidentSearchQuery;
import io.camunda.client.protocol.rest.IncidentSearchQueryResult;
import io.camunda.client.protocol.rest.IncidentStateEnum;
import io.camunda.client.protocol.rest.MessageSubscriptionResult;
import io.camunda.client.protocol.rest.MessageSubscriptionSearchQuery;
import io.camunda.client.protocol.rest.MessageSubscriptionSearchQueryResult;
import io.camunda.client.protocol.rest.MessageSubscriptionStateEnum;
import io.camunda.client.protocol.rest.ProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceSearchQuery;
import io.camunda.client.protocol.rest.ProcessInstanceSearchQueryResult;
import io.camunda.client.protocol.rest.ProcessInstanceStateEnum;
import io.camunda.client.protocol.rest.UserTaskResult;
import io.camunda.client.protocol.rest.UserTaskSearchQuery;
import io.camunda.client.protocol.rest.UserTaskSearchQueryResult;
import io.camunda.client.protocol.rest.UserTaskStateEnum;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.engine.Course.Wait;

class SearchedViewTest {

  private static final String STARTED = "2026-11-24T09:00:00.000Z";

  private final EngineUnderTest engine = new EngineUnderTest("8.9.23");
  private final EngineView view =
      new Engine(EngineAddress.open(engine.address()), Clock.systemUTC());

  /** Three instances: one waits at three places, one has ended, one is stuck. */
  @BeforeEach
  void letInstancesRun() {
    engine.answers(
        "process-instances",
        ProcessInstanceSearchQuery.class,
        query -> {
          var keys = query.getFilter().getProcessInstanceKey().get$In();
          return new ProcessInstanceSearchQueryResult()
              .items(
                  instances().stream()
                      .filter(i -> keys.contains(i.getProcessInstanceKey()))
                      .toList());
        });
    engine.answers(
        "element-instances",
        ElementInstanceSearchQuery.class,
        query -> {
          assertThat(query.getFilter().getState().get$Eq())
              .isEqualTo(ElementInstanceStateEnum.ACTIVE);
          return new ElementInstanceSearchQueryResult()
              .items(
                  elements().stream()
                      .filter(
                          e ->
                              e.getProcessInstanceKey()
                                  .equals(query.getFilter().getProcessInstanceKey()))
                      .toList());
        });
    engine.answers(
        "user-tasks",
        UserTaskSearchQuery.class,
        query ->
            new UserTaskSearchQueryResult()
                .items(
                    query.getFilter().getProcessInstanceKey().equals("1")
                        ? List.of(task())
                        : List.of()));
    engine.answers(
        "message-subscriptions",
        MessageSubscriptionSearchQuery.class,
        query -> {
          assertThat(query.getFilter().getMessageSubscriptionState().get$Eq())
              .isEqualTo(MessageSubscriptionStateEnum.CREATED);
          return new MessageSubscriptionSearchQueryResult()
              .items(
                  List.of(
                      new MessageSubscriptionResult()
                          .processInstanceKey("1")
                          .elementInstanceKey("13")
                          .messageName("revenue.paymentRecorded")));
        });
    engine.answers(
        "incidents",
        IncidentSearchQuery.class,
        query -> {
          assertThat(query.getFilter().getState().get$Eq()).isEqualTo(IncidentStateEnum.ACTIVE);
          return new IncidentSearchQueryResult()
              .items(
                  List.of(
                      new IncidentResult()
                          .processInstanceKey("3")
                          .elementInstanceKey("31")
                          .errorMessage("No more attempts.")));
        });
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private static List<ProcessInstanceResult> instances() {
    return List.of(
        instance("1", ProcessInstanceStateEnum.ACTIVE),
        instance("2", ProcessInstanceStateEnum.COMPLETED).endDate("2026-11-24T10:00:00.000Z"),
        instance("3", ProcessInstanceStateEnum.ACTIVE).hasIncident(true),
        instance("4", ProcessInstanceStateEnum.TERMINATED).endDate("2026-11-24T10:00:00.000Z"));
  }

  private static ProcessInstanceResult instance(String key, ProcessInstanceStateEnum state) {
    return new ProcessInstanceResult()
        .processInstanceKey(key)
        .state(state)
        .hasIncident(false)
        .startDate(STARTED);
  }

  private static List<ElementInstanceResult> elements() {
    return List.of(
        element("1", "1", "BillApprovalProcess", ElementInstanceResult.TypeEnum.PROCESS),
        element("1", "11", "Task_ApproveBill", ElementInstanceResult.TypeEnum.USER_TASK),
        element("1", "12", "SubProcess_Pay", ElementInstanceResult.TypeEnum.SUB_PROCESS),
        element(
            "1", "13", "Catch_Payment", ElementInstanceResult.TypeEnum.INTERMEDIATE_CATCH_EVENT),
        element("1", "14", "Task_Post", ElementInstanceResult.TypeEnum.SERVICE_TASK),
        element("3", "31", "Task_Post", ElementInstanceResult.TypeEnum.SERVICE_TASK));
  }

  private static ElementInstanceResult element(
      String instance, String key, String id, ElementInstanceResult.TypeEnum type) {
    return new ElementInstanceResult()
        .processInstanceKey(instance)
        .elementInstanceKey(key)
        .elementId(id)
        .type(type)
        .state(ElementInstanceStateEnum.ACTIVE)
        .startDate(STARTED);
  }

  private static UserTaskResult task() {
    return new UserTaskResult()
        .userTaskKey("111")
        .elementInstanceKey("11")
        .processInstanceKey("1")
        .elementId("Task_ApproveBill")
        .state(UserTaskStateEnum.COMPLETED)
        .assignee("acme.lead")
        .candidateUsers(List.of())
        .candidateGroups(List.of("acme.leads"))
        .dueDate("2026-12-01T12:00:00.000+01:00");
  }

  @Test
  void tellsOfTurnsOfAUserTask() {
    engine.answers(
        "user-tasks",
        UserTaskSearchQuery.class,
        query -> {
          assertThat(query.getFilter().getProcessInstanceKey()).isEqualTo("1");
          assertThat(query.getFilter().getElementId()).isEqualTo("Task_ApproveBill");
          assertThat(query.getFilter().getTenantId().get$Eq()).isEqualTo("acme");
          return new UserTaskSearchQueryResult()
              .items(
                  List.of(
                      task(),
                      new UserTaskResult()
                          .userTaskKey("112")
                          .elementInstanceKey("15")
                          .state(UserTaskStateEnum.CREATED)
                          .candidateUsers(List.of("acme.ben"))
                          .candidateGroups(List.of())));
        });

    assertThat(view.userTasks("acme", 1, "Task_ApproveBill"))
        .containsExactly(
            new UserTask(111, 11, true, "acme.lead", Set.of(), Set.of("acme.leads")),
            new UserTask(112, 15, false, null, Set.of("acme.ben"), Set.of()));
  }

  @Test
  void givesTheFileOfADecision() {
    engine.holds("/v2/decision-requirements/5/xml", "<definitions/>");

    assertThat(view.decisionModel(5)).contains("<definitions/>");
    assertThat(view.decisionModel(6)).isEmpty();
  }

  @Test
  void tellsWhereInstancesWait() {
    var since = Instant.parse(STARTED);

    assertThat(view.courses(List.of(1L)))
        .containsOnlyKeys(1L)
        .hasEntrySatisfying(
            1L,
            course -> {
              assertThat(course.state()).isEqualTo(Course.State.ACTIVE);
              assertThat(course.startedAt()).isEqualTo(since);
              assertThat(course.endedAt()).isNull();
              assertThat(course.waits())
                  .containsExactly(
                      new Wait(
                          "Task_ApproveBill",
                          Wait.Kind.USER_TASK,
                          since,
                          "acme.lead",
                          List.of("acme.leads"),
                          Instant.parse("2026-12-01T11:00:00Z"),
                          List.of(),
                          null),
                      new Wait(
                          "Catch_Payment",
                          Wait.Kind.EVENT,
                          since,
                          null,
                          List.of(),
                          null,
                          List.of("revenue.paymentRecorded"),
                          null),
                      new Wait(
                          "Task_Post",
                          Wait.Kind.JOB,
                          since,
                          null,
                          List.of(),
                          null,
                          List.of(),
                          null));
            });
  }

  @Test
  void tellsWhichInstancesHaveEndedAndWhichAreStuck() {
    var courses = view.courses(List.of(2L, 3L, 4L, 5L));

    assertThat(courses).containsOnlyKeys(2L, 3L, 4L);
    assertThat(courses.get(2L).state()).isEqualTo(Course.State.COMPLETED);
    assertThat(courses.get(2L).endedAt()).isEqualTo("2026-11-24T10:00:00Z");
    assertThat(courses.get(2L).waits()).isEmpty();
    assertThat(courses.get(3L).state()).isEqualTo(Course.State.INCIDENT);
    assertThat(courses.get(3L).waits())
        .extracting(Wait::incident)
        .containsExactly("No more attempts.");
    assertThat(courses.get(4L).state()).isEqualTo(Course.State.TERMINATED);
  }

  @Test
  void asksForNothingWhenThereIsNoInstance() {
    engine.close();

    assertThat(new SearchedView(EngineCalls.toStore(engine.address())).courses(List.of()))
        .isEmpty();
  }

  @Test
  void saysWhoAsks() {
    engine.asksWho();
    var known =
        new EngineAddress(
            engine.address(),
            EngineUnderTest.USER,
            EngineUnderTest.PASSWORD,
            null,
            EngineTenancy.SHARED);
    var stranger =
        new EngineAddress(
            engine.address(), EngineUnderTest.USER, "wrong", null, EngineTenancy.SHARED);

    assertThat(new Engine(known, Clock.systemUTC()).courses(List.of(2L))).containsKey(2L);
    assertThatThrownBy(() -> new Engine(stranger, Clock.systemUTC()).courses(List.of(2L)))
        .isInstanceOf(EngineUnavailable.class)
        .hasMessageContaining("PROCESSION_ENGINE_PASSWORD");
  }
}
