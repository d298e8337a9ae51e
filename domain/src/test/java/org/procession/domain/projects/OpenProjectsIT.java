package org.procession.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.procession.domain.projects.Approver.FINANCE;
import static org.procession.domain.projects.Approver.PMO;
import static org.procession.domain.projects.Approver.SPONSOR;
import static org.procession.domain.projects.Proposals.plan;
import static org.procession.domain.projects.Proposals.proposal;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.TestHouse;
import org.procession.domain.approvals.Decision;
import org.procession.domain.identity.UserId;
import org.procession.domain.processes.LostEngine;
import org.procession.domain.tenancy.Scope;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of projects when the engine has lost its data. */
@DomainTest
class OpenProjectsIT {

  private static final List<Approver> ALL = List.of(SPONSOR, FINANCE, PMO);

  @Autowired TestHouse house;
  @Autowired SubmittingProjects submitting;
  @Autowired PlanningApprovals planning;
  @Autowired DecidingProjects deciding;
  @Autowired ActivatingProjects activating;
  @Autowired ReturningProjects returning;
  @Autowired WithdrawingProjects withdrawing;
  @Autowired FindingProjects finding;
  @Autowired LostEngine engine;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
    scope.run(() -> house.user("pmo", "pmo"));
  }

  @Test
  void agreementsStandAndTheOthersAreAsked() {
    scope.run(
        () -> {
          var project = proposed();
          decide(project, 1, SPONSOR, "lead", true);
          beginsAnew();
          var plan = planning.plan(project, ALL, 3);
          assertThat(plan.approvers()).containsExactly(FINANCE, PMO);
          assertThat(plan.needed()).isEqualTo(2);
          decide(project, 2, FINANCE, "finance", true);
          decide(project, 3, PMO, "pmo", true);
          activating.activate(project);
          assertThat(finding.find(project).status()).isEqualTo(ProjectStatus.ACTIVE);
          engine.loseData();
          assertThat(engine.records()).isEmpty();
        });
  }

  @Test
  void whoeverRejectedIsAskedAgainAndIsNeeded() {
    scope.run(
        () -> {
          var recorded = proposed();
          decide(recorded, 1, PMO, "pmo", false);
          var returned = proposed();
          decide(returned, 1, PMO, "pmo", false);
          returning.giveBack(returned);
          withdrawing.withdraw(proposed(), null);
          beginsAnew();
          for (var project : List.of(recorded, returned)) {
            var plan = planning.plan(project, List.of(SPONSOR, FINANCE), 1);
            assertThat(plan.approvers()).containsExactly(SPONSOR, FINANCE, PMO);
            assertThat(plan.mandatory()).containsExactly(PMO);
            decide(project, 2, PMO, "pmo", true);
            activating.activate(project);
          }
        });
  }

  private ProjectId proposed() {
    return submitting.propose(proposal(plan("20000 EUR")), new UserId("clerk")).id();
  }

  private void beginsAnew() {
    engine.giveAll();
    engine.loseData();
    engine.beginAnew();
  }

  private void decide(
      ProjectId project, long task, Approver approver, String user, boolean approved) {
    deciding.decide(
        project,
        new Decision(task, task + 1, approver.toString(), user, approved, "Because."),
        null);
  }
}
