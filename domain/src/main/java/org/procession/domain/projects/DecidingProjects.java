package org.procession.domain.projects;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.Decision;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.approvals.Decisions;
import org.procession.domain.approvals.Eligibility;
import org.procession.domain.approvals.Matter;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.identity.UserRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what somebody decided on a project, if that person may decide it. */
@Service
public class DecidingProjects {

  private final Projects projects;
  private final Decisions decisions;

  DecidingProjects(Projects projects, Decisions decisions) {
    this.projects = projects;
    this.decisions = decisions;
  }

  /**
   * Idempotent by user task and step: a second call has the outcome of the first and changes
   * nothing. A decision that does not count is stored and stands on the timeline, too.
   *
   * @param escalatedTo the group that was asked too, as the decision was overdue; null otherwise
   * @throws DecisionNotAccepted when the person may not decide this; stored nevertheless
   * @throws org.procession.domain.approvals.TaskDecidedBefore when an earlier step has recorded
   *     what was decided in this task
   * @throws ProjectIsWithdrawn when its submitter took it back
   * @throws ProjectNotInStatus when the project is not up for decision
   */
  @Transactional(noRollbackFor = DecisionNotAccepted.class)
  public void decide(ProjectId id, Decision decision, @Nullable String escalatedTo) {
    // One at a time: decisions on the same project are made at the same time, and it may begin or
    // go back meanwhile.
    decisions.record(
        id.subject(), decision, () -> matter(projects.requireLocked(id), decision, escalatedTo));
  }

  private static Matter matter(Project project, Decision decision, @Nullable String escalatedTo) {
    project.requireNotWithdrawn();
    project.requireStatus("decided", ProjectStatus.SUBMITTED);
    var approver = new Approver(decision.approver());
    // Only the group that stands above may be asked too, whatever the process says.
    var above = approver.above().equals(escalatedTo) ? escalatedTo : null;
    return new ProjectMatter(project, decision, approver, eligibility(project, approver, above));
  }

  private static Eligibility eligibility(
      Project project, Approver approver, @Nullable String escalatedTo) {
    List<Eligibility.Rule> rules = new ArrayList<>();
    rules.add(new Eligibility.AmongAsked(approver.asked(project.sponsor(), escalatedTo)));
    if (!approver.equals(Approver.SPONSOR)) {
      rules.add(
          new Eligibility.Anybody(
              project.sponsor(), "is the project's sponsor and decides as such only"));
    }
    rules.add(new Eligibility.OneVoice());
    return new Eligibility(rules);
  }

  private record ProjectMatter(
      Project project, Decision decision, Approver approver, Eligibility eligibility)
      implements Matter {
    @Override
    public int round() {
      return project.round();
    }

    @Override
    public DomainEvent decided(UserRecord decidedBy, boolean approved) {
      return new ProjectDecided(
          project.id(),
          project.clientId(),
          project.title(),
          decidedBy.id(),
          approver,
          approved,
          decision.comment());
    }

    @Override
    public DomainEvent notAccepted(String decidedBy, String reason) {
      return new ProjectDecisionNotAccepted(
          project.id(), project.clientId(), project.title(), decidedBy, approver, reason);
    }
  }
}
