package org.procession.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.approvals.Asked;
import org.procession.domain.identity.UserId;
import org.procession.domain.tenancy.TenantId;
import org.procession.engine.Course;
import org.procession.engine.Engine;
import org.procession.engine.EngineAddress;
import org.procession.engine.EngineView;
import org.procession.engine.UserTask;
import org.procession.workers.engine.UserTasks.CompletedTask;

class SearchedUserTasksTest {

  private static final Job STEP = new Job("globex", 50, 1, "P", "Task_Record", 49);

  private static final Candidates ASKED = new Candidates(Set.of(), Set.of("acme.leads"));

  /** An engine that knows turns of {@code Task_Approve} in the instance 1, and nothing else. */
  private record KnownTurns(UserTask... turns) implements EngineView {
    @Override
    public List<UserTask> userTasks(String tenant, long processInstanceKey, String elementId) {
      return tenant.equals("globex") && processInstanceKey == 1 && elementId.equals("Task_Approve")
          ? Arrays.asList(turns)
          : List.of();
    }

    @Override
    public Map<Long, Course> courses(Collection<Long> processInstanceKeys) {
      return Map.of();
    }

    @Override
    public Optional<String> decisionModel(long decisionRequirementsKey) {
      return Optional.empty();
    }
  }

  private static SearchedUserTasks knowing(UserTask... turns) {
    return new SearchedUserTasks(new KnownTurns(turns));
  }

  private static UserTask completed(long elementInstance, String assignee, String... groups) {
    return new UserTask(
        elementInstance + 1, elementInstance, true, assignee, Set.of(), Set.of(groups));
  }

  @Test
  void takesTheLastTurnBeforeTheStep() {
    var tasks =
        knowing(
            completed(20, "acme.early", "acme.leads"),
            completed(40, "acme.last", "acme.leads"),
            new UserTask(31, 30, false, null, Set.of(), Set.of("acme.leads")),
            completed(60, "acme.later", "acme.leads"));

    assertThat(tasks.lastBefore(STEP, "Task_Approve", ASKED::equals))
        .contains(new CompletedTask(41, "acme.last", ASKED));
    assertThat(tasks.lastBefore(STEP, "Task_Other", ASKED::equals)).isEmpty();
  }

  @Test
  void tellsTurnsApartThatRunAtTheSameTimeByWhomTheyAsk() {
    var tasks =
        knowing(
            completed(40, "acme.b", "acme.pmo"),
            completed(30, "acme.a", "acme.leads"),
            completed(34, "acme.c", "acme.leads", "acme.management"),
            new UserTask(33, 32, false, null, Set.of("acme.leads"), Set.of()));

    assertThat(tasks.lastBefore(STEP, "Task_Approve", ASKED::equals))
        .contains(new CompletedTask(31, "acme.a", ASKED));
    var escalated = new Candidates(Set.of(), Set.of("acme.management", "acme.leads"));
    assertThat(tasks.lastBefore(STEP, "Task_Approve", escalated::equals))
        .contains(new CompletedTask(35, "acme.c", escalated));
    var person = new Candidates(Set.of("acme.leads"), Set.of());
    assertThat(tasks.lastBefore(STEP, "Task_Approve", person::equals)).isEmpty();
  }

  @Test
  void knowsNothingYetWhenTheLastTurnIsNotCompleted() {
    var tasks =
        knowing(
            new UserTask(41, 40, false, null, Set.of(), Set.of("acme.leads")),
            completed(20, "acme.early", "acme.leads"));

    assertThat(tasks.lastBefore(STEP, "Task_Approve", ASKED::equals)).isEmpty();
  }

  @Test
  void knowsATaskThatNobodyHadClaimed() {
    var tasks = knowing(new UserTask(41, 40, true, null, Set.of(), Set.of("acme.leads")));

    assertThat(tasks.lastBefore(STEP, "Task_Approve", ASKED::equals))
        .contains(new CompletedTask(41, null, ASKED));
  }

  @Test
  void tellsWhomATaskAsksThatHasOneTurnAtATime() {
    var people = Set.of("acme.ann", "acme.eu.ben");
    var groups = Set.of("acme.leads", "globex.leads");
    var task =
        knowing(new UserTask(41, 40, true, "acme.ann", people, groups))
            .lastBefore(STEP, "Task_Approve", any -> true)
            .orElseThrow();
    assertThat(task.asked().in(new TenantId("acme")))
        .isEqualTo(new Asked(List.of(new UserId("ann")), List.of("leads")));
  }

  @Test
  void waitsForAnEngineThatCannotBeAsked() {
    var nobody = EngineAddress.open(URI.create("http://127.0.0.1:1"));
    var tasks = new SearchedUserTasks(new Engine(nobody, Clock.systemUTC()));
    assertThatThrownBy(() -> tasks.lastBefore(STEP, "Task_Approve", ASKED::equals))
        .isInstanceOf(TryLater.class);
  }

  @ParameterizedTest
  @CsvSource({
    "acme, acme.lead, lead",
    "acme.eu, acme.eu.lead, lead",
    // another company's, a part of another company's name, nobody's: no user can be called so
    "acme, globex.lead, globex.lead",
    "acme, acme.eu.lead, acme.eu.lead",
    "acme.eu, acme.lead, acme.lead",
    "acme, lead, lead (of no company)",
    "acme, acme, acme (of no company)",
    "acme, acme., ''",
  })
  void tellsWhichUserOfATenantALoginIs(String tenant, String login, String user) {
    assertThat(new CompletedTask(1, login, ASKED).userOf(new TenantId(tenant))).isEqualTo(user);
  }
}
