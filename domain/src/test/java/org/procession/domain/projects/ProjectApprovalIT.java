package org.procession.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.procession.domain.projects.Approver.FINANCE;
import static org.procession.domain.projects.Approver.PMO;
import static org.procession.domain.projects.Approver.SPONSOR;
import static org.procession.domain.projects.Proposals.END;
import static org.procession.domain.projects.Proposals.START;
import static org.procession.domain.projects.Proposals.plan;
import static org.procession.domain.projects.Proposals.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.approvals.Decision;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.approvals.FourEyes;
import org.procession.domain.approvals.TaskDecidedBefore;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ClientNotFound;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.identity.UserId;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.Whose;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ProjectApprovalIT {

  private static final UserId CLERK = new UserId("clerk");

  @Autowired TestHouse house;
  @Autowired CreatingProjects creating;
  @Autowired SubmittingProjects submitting;
  @Autowired CheckingProjects checking;
  @Autowired PlanningApprovals planning;
  @Autowired DecidingProjects deciding;
  @Autowired ActivatingProjects activating;
  @Autowired ReturningProjects returning;
  @Autowired RevisingProjects revising;
  @Autowired WithdrawingProjects withdrawing;
  @Autowired NotifyingProjectApprovers notifying;
  @Autowired FindingProjects finding;
  @Autowired SearchableProjects searchable;
  @Autowired ReadingEvents reading;
  @Autowired FourEyes rules;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
    scope.run(() -> house.user("pmo", "pmo"));
  }

  @Test
  void aProjectBecomesActiveOnceWithItsMilestonesFixedAndTellsItsMembers() {
    scope.run(
        () -> {
          var project = submitted("20000 EUR");
          decide(project, 1, SPONSOR, "lead", true, null);
          decide(project, 2, PMO, "pmo", true, null);
          for (var repetition = 0; repetition < 2; repetition++) {
            activating.activate(project);
          }
          var active = finding.find(project);
          assertThat(active.status()).isEqualTo(ProjectStatus.ACTIVE);
          assertThat(active.plan().milestones())
              .containsExactly(new Milestone("Go live", END, END));
          assertThat(house.messages("projectActivated:" + project))
              .containsExactly("clerk@acme.example", "finance@acme.example");
          assertThat(eventsOf(project))
              .containsExactly(
                  "projects.projectActivated",
                  "projects.projectDecided",
                  "projects.projectDecided",
                  "projects.projectSubmitted",
                  "projects.projectCreated");
        });
  }

  @Test
  void aProposalForNobodyTheCompanyKnowsIsRefusedAndLeavesNoTrace() {
    scope.run(
        () -> {
          var unknown = new ClientId(new UUID(7, 7));
          var plan = plan("1000 EUR");
          assertThatThrownBy(
                  () ->
                      creating.create(new NewProject(plan, unknown, new UserId("lead"), List.of())))
              .isInstanceOf(ClientNotFound.class);
          assertThatThrownBy(
                  () -> creating.create(new NewProject(plan, null, new UserId("ghost"), List.of())))
              .isInstanceOfSatisfying(
                  CreatingProjects.ParticipantUnknown.class,
                  problem -> assertThat(problem.field()).contains("sponsor"));
          var members =
              List.of(
                  new ProjectMember(CLERK, ProjectRole.MANAGER),
                  new ProjectMember(new UserId("ghost"), ProjectRole.MEMBER));
          assertThatThrownBy(
                  () -> creating.create(new NewProject(plan, null, new UserId("lead"), members)))
              .isInstanceOfSatisfying(
                  CreatingProjects.ParticipantUnknown.class,
                  problem -> assertThat(problem.field()).contains("members[1].user"));
          assertThatThrownBy(() -> creating.create(proposal(plan("1000 BRL"))))
              .isInstanceOf(ExchangeRates.ExchangeRateMissing.class);
          assertThat(
                  finding
                      .list(ProjectQuery.ALL, Whose.everybodys(), new Page.Limit(10, null))
                      .items())
              .isEmpty();
        });
  }

  @Test
  void aProposalIsMadeAndSubmittedAtOnceOrNotAtAll() {
    scope.run(
        () -> {
          assertThatThrownBy(
                  () -> submitting.propose(proposal(plan("1000 EUR")), new UserId("lead")))
              .isInstanceOf(SubmitterIsSponsor.class);
          assertThat(
                  finding
                      .list(ProjectQuery.ALL, Whose.everybodys(), new Page.Limit(10, null))
                      .items())
              .isEmpty();
          var proposed = submitting.propose(proposal(plan("1000 EUR")), CLERK);
          assertThat(proposed.status()).isEqualTo(ProjectStatus.SUBMITTED);
          assertThat(proposed.version()).isEqualTo(finding.find(proposed.id()).version());
        });
  }

  @Test
  void aSecondSubmissionIsRefusedAndChangesNothing() {
    scope.run(
        () -> {
          var project = submitted("1000 EUR");
          assertThatThrownBy(() -> submitting.submit(project, CLERK))
              .isInstanceOf(ProjectNotInStatus.class);
          assertThat(eventsOf(project)).hasSize(2);
        });
  }

  @Test
  void anotherTenantsProjectIsNotThere() {
    var project = scope.call(() -> submitted("1000 EUR"));
    house
        .tenant()
        .run(
            () -> {
              assertThatThrownBy(() -> finding.find(project)).isInstanceOf(ProjectNotFound.class);
              assertThatThrownBy(() -> withdrawing.withdraw(project, null))
                  .isInstanceOf(ProjectNotFound.class);
            });
  }

  @Test
  void theCheckFindsTheBudgetInBaseCurrencyAndWhoIsWho() {
    scope.run(
        () -> {
          var check = checking.check(submitted("1000 USD"));
          assertThat(check.budgetInBaseCurrency().toString()).isEqualTo("920.00 EUR");
          assertThat(check.durationInDays()).isEqualTo(178);
          assertThat(check.sponsorName()).isEqualTo("Team Lead");
          assertThat(check.clientName()).isNull();
          assertThat(check.members())
              .contains(new ProjectCheck.Member("finance", ProjectRole.STAKEHOLDER));
        });
  }

  @Test
  void aDecisionCountsOnlyFromThoseWhoAreAskedAndDidNotSubmitIt() {
    scope.run(
        () -> {
          house.user("busy", "clerks", "finance");
          house.user("lead", "finance");
          var project = creating.create(proposal(plan("20000 EUR"))).id();
          submitting.submit(project, new UserId("busy"));
          refuses(project, 1, FINANCE, "pmo", "not in the group finance");
          refuses(project, 2, FINANCE, "busy", "submitted the project");
          refuses(project, 3, FINANCE, "lead", "sponsor and decides as such only");
          refuses(project, 4, SPONSOR, "pmo", "is not the sponsor");
          refuses(project, 5, FINANCE, "ghost", "no user");
          decide(project, 6, FINANCE, "finance", true, null);
          decide(project, 7, SPONSOR, "lead", true, null);
          assertThat(eventsOf(project))
              .filteredOn("projects.projectDecisionNotAccepted"::equals)
              .hasSize(5);
        });
  }

  @Test
  void aCompanyKeepsMembersFromDecidingOnTheirProjectWhenItSaysSo() {
    scope.run(
        () -> {
          var project = submitted("20000 EUR");
          rules.keepOut("project", "member", null);
          refuses(
              project,
              1,
              FINANCE,
              "finance",
              "is a member of the project and cannot decide on it.");
          rules.reset("project", "member");
          decide(project, 2, FINANCE, "finance", true, null);
        });
  }

  @Test
  void theGroupAboveDecidesOnlyAfterAnEscalation() {
    scope.run(
        () -> {
          var project = submitted("20000 EUR");
          assertThat(notifying.escalate(project, SPONSOR, 7)).isEqualTo("management");
          refuses(project, 1, SPONSOR, "manager", "is not the sponsor");
          assertThatThrownBy(
                  () -> deciding.decide(project, decision(2, SPONSOR, "pmo", true, null), "pmo"))
              .isInstanceOf(DecisionNotAccepted.class);
          deciding.decide(project, decision(3, SPONSOR, "manager", true, null), "management");
          assertThat(timeline(project).getFirst().summary())
              .isEqualTo("Project New warehouse agreed to for sponsor");
        });
  }

  @Test
  void onePersonGivesOneOfTheAgreementsAlsoOverSeveralRounds() {
    scope.run(
        () -> {
          house.user("both", "pmo", "finance");
          var project = submitted("200000 EUR");
          decide(project, 1, PMO, "both", true, null);
          refuses(project, 2, FINANCE, "both", "has decided already, for pmo");
          decide(project, 3, SPONSOR, "lead", false, "Too early.");
          returning.giveBack(project);
          revising.revise(project, plan("200000 EUR"), null);
          refuses(project, 4, FINANCE, "both", "has decided already, for pmo");
          decide(project, 5, FINANCE, "finance", true, null);
        });
  }

  @Test
  void aTaskWhoseDecisionAnEarlierStepRecordedDecidesNothingMore() {
    scope.run(
        () -> {
          var project = submitted("20000 EUR");
          deciding.decide(project, new Decision(1, 11, "pmo", "pmo", true, null), null);
          deciding.decide(project, new Decision(1, 11, "pmo", "pmo", true, null), null);
          assertThatThrownBy(
                  () ->
                      deciding.decide(
                          project, new Decision(1, 12, "finance", "pmo", true, null), null))
              .isInstanceOf(TaskDecidedBefore.class);
          assertThat(eventsOf(project)).hasSize(3);
        });
  }

  @Test
  void aRejectedProposalGoesBackAndIsSeenAgainByThoseWhoHaveTo() {
    scope.run(
        () -> {
          var project = submitted("200000 EUR");
          var all = List.of(SPONSOR, FINANCE, PMO);
          assertThat(planning.plan(project, all, 3).approvers()).isEqualTo(all);
          decide(project, 1, PMO, "pmo", true, null);
          refuses(project, 2, FINANCE, "finance", false, " ", "needs a reason");
          decide(project, 3, FINANCE, "finance", false, "Too expensive.");
          assertThat(returning.giveBack(project).orElseThrow().comment())
              .isEqualTo("Too expensive.");
          returning.giveBack(project);
          assertThat(house.messages("projectReturned:" + project))
              .containsExactly("clerk@acme.example");
          assertThat(finding.find(project).status()).isEqualTo(ProjectStatus.CHANGES_REQUESTED);

          for (var repetition = 0; repetition < 2; repetition++) {
            revising.revise(project, plan("150000 EUR"), "Fewer shelves.");
          }
          var revised = finding.find(project);
          assertThat(revised.round()).isEqualTo(2);
          assertThat(revised.plan().budget().toString()).isEqualTo("150000.00 EUR");
          assertThat(timeline(project).getFirst().summary())
              .isEqualTo(
                  "Project New warehouse revised (budget) and submitted again: Fewer shelves.");
          assertThat(planning.plan(project, all, 3))
              .isEqualTo(new ApprovalPlan(List.of(SPONSOR, FINANCE), 2, List.of(FINANCE)));
        });
  }

  @Test
  void aRejectionThatWasRecordedAtTheLastMomentKeepsTheProjectFromBeginning() {
    scope.run(
        () -> {
          var project = submitted("20000 EUR");
          decide(project, 1, SPONSOR, "lead", true, null);
          decide(project, 2, PMO, "pmo", true, null);
          decide(project, 3, FINANCE, "finance", false, "No money.");
          assertThatThrownBy(() -> activating.activate(project))
              .isInstanceOf(ActivatingProjects.RejectedMeanwhile.class);
          assertThat(finding.find(project).status()).isEqualTo(ProjectStatus.SUBMITTED);
          assertThat(house.messages("projectActivated:" + project)).isEmpty();
        });
  }

  @Test
  void aWithdrawnProjectIsNeitherDecidedNorActivated() {
    scope.run(
        () -> {
          var project = submitted("20000 EUR");
          withdrawing.withdraw(project, "a mistake");
          withdrawing.withdraw(project, "a mistake");
          var before = eventsOf(project);
          assertThatThrownBy(() -> decide(project, 1, PMO, "pmo", true, null))
              .isInstanceOf(ProjectIsWithdrawn.class);
          assertThatThrownBy(() -> activating.activate(project))
              .isInstanceOf(ProjectIsWithdrawn.class);
          assertThatThrownBy(() -> checking.check(project)).isInstanceOf(ProjectIsWithdrawn.class);
          assertThatThrownBy(() -> returning.giveBack(project))
              .isInstanceOf(ProjectIsWithdrawn.class);
          assertThatThrownBy(() -> revising.revise(project, plan("1 EUR"), null))
              .isInstanceOf(ProjectIsWithdrawn.class);
          assertThat(eventsOf(project)).isEqualTo(before).hasSize(3);
        });
  }

  @Test
  void anActiveProjectIsNotWithdrawn() {
    scope.run(
        () -> {
          var project = submitted("1000 EUR");
          activating.activate(project);
          assertThatThrownBy(() -> withdrawing.withdraw(project, null))
              .isInstanceOf(ProjectNotInStatus.class);
          assertThatThrownBy(() -> withdrawing.withdraw(project, "x".repeat(2001)))
              .isInstanceOf(ProjectInvalid.class);
        });
  }

  @Test
  void thoseWhoAreAskedAreToldOnceRemindedOnceAndToldOfAWithdrawal() {
    scope.run(
        () -> {
          var project = submitted("20000 EUR");
          notifying.request(project, SPONSOR, null, 5);
          notifying.request(project, SPONSOR, null, 5);
          notifying.request(project, PMO, "management", 6);
          notifying.remind(project, SPONSOR, null, 7);
          assertThat(house.messages("approvalRequest:" + project))
              .containsExactly("lead@acme.example", "manager@acme.example", "pmo@acme.example");
          assertThat(house.messages("approvalReminder:" + project))
              .containsExactly("lead@acme.example");
          withdrawing.withdraw(project, null);
          notifying.withdrawn(project);
          notifying.withdrawn(project);
          assertThat(house.messages("approvalWithdrawn:" + project)).hasSize(3);
          assertThat(eventsOf(project))
              .containsExactly(
                  "projects.projectWithdrawn",
                  "projects.projectApprovalReminded",
                  "projects.projectApprovalRequested",
                  "projects.projectApprovalRequested",
                  "projects.projectSubmitted",
                  "projects.projectCreated");
        });
  }

  @Test
  void aProjectConcernsItsClientAndIsFoundByItsWords() {
    scope.run(
        () -> {
          var client = house.client();
          var project =
              creating
                  .create(new NewProject(plan("1000 EUR"), client, new UserId("lead"), List.of()))
                  .id();
          submitting.submit(project, CLERK);
          assertThat(timeline(project))
              .allSatisfy(event -> assertThat(event.concerns()).containsExactly(client.subject()));
          assertThat(checking.check(project).clientName()).isEqualTo("Book Shop");
          var document = searchable.describe(Set.of(project.subject())).getFirst();
          assertThat(document.title()).isEqualTo("New warehouse");
          assertThat(document.text()).contains("Shelves", "Go live");
          assertThat(document.concerns()).containsExactly(client.subject());
          assertThat(document.facets()).containsEntry("status", "SUBMITTED");
        });
  }

  @Test
  void aRevisionThatIsRefusedChangesNothingAndOneThatIsNotSaysWhatItChanged() {
    scope.run(
        () -> {
          var project = submitted("20000 EUR");
          decide(project, 1, PMO, "pmo", false, "Too long.");
          returning.giveBack(project);
          assertThatThrownBy(() -> revising.revise(project, plan("20000 USD"), null))
              .isInstanceOf(ProjectInvalid.class);
          assertThatThrownBy(() -> revising.revise(project, plan("1 EUR"), "x".repeat(2001)))
              .isInstanceOf(ProjectInvalid.class);
          assertThat(finding.find(project).status()).isEqualTo(ProjectStatus.CHANGES_REQUESTED);
          var shorter = LocalDate.of(2027, 3, 31);
          revising.revise(
              project,
              plan(
                  "20000 EUR",
                  START,
                  shorter,
                  ProjectRisk.MEDIUM,
                  Milestone.planned("Go live", shorter)),
              null);
          assertThat(timeline(project).getFirst().summary()).contains("(dates, risk, milestones)");
        });
  }

  private ProjectId submitted(String budget) {
    var id = creating.create(proposal(plan(budget))).id();
    submitting.submit(id, CLERK);
    return id;
  }

  private static Decision decision(
      long task, Approver approver, String user, boolean approved, String comment) {
    return new Decision(task, 100 + task, approver.name(), user, approved, comment);
  }

  private void decide(
      ProjectId project,
      long task,
      Approver approver,
      String user,
      boolean approved,
      String comment) {
    deciding.decide(project, decision(task, approver, user, approved, comment), null);
  }

  private void refuses(
      ProjectId project, long task, Approver approver, String user, String reason) {
    refuses(project, task, approver, user, true, null, reason);
  }

  private void refuses(
      ProjectId project,
      long task,
      Approver approver,
      String user,
      boolean approved,
      String comment,
      String reason) {
    assertThatThrownBy(() -> decide(project, task, approver, user, approved, comment))
        .isInstanceOf(DecisionNotAccepted.class)
        .hasMessageContaining(reason);
  }

  private List<LoggedEvent> timeline(ProjectId project) {
    return reading.about(project.subject(), new Page.Limit(50, null)).items();
  }

  private List<String> eventsOf(ProjectId project) {
    return timeline(project).stream().map(LoggedEvent::name).toList();
  }
}
