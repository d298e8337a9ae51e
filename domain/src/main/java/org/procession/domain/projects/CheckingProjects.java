package org.procession.domain.projects;

import java.time.temporal.ChronoUnit;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks at a submitted proposal before people do. */
@Service
public class CheckingProjects {

  private final Projects projects;
  private final FindingClients clients;
  private final Directory directory;
  private final BudgetInBase budgets;

  CheckingProjects(
      Projects projects, FindingClients clients, Directory directory, BudgetInBase budgets) {
    this.projects = projects;
    this.clients = clients;
    this.directory = directory;
    this.budgets = budgets;
  }

  /**
   * Idempotent: changes nothing.
   *
   * @throws ProjectIsWithdrawn when its submitter took it back
   * @throws ProjectNotInStatus unless the project is submitted
   */
  @Transactional(readOnly = true)
  public ProjectCheck check(ProjectId id) {
    var project = projects.require(id);
    project.requireNotWithdrawn();
    project.requireStatus("checked", ProjectStatus.SUBMITTED);
    var plan = project.plan();
    var client = project.clientId();
    return new ProjectCheck(
        project.record(),
        name(project.submitter()),
        name(project.sponsor()),
        client == null ? null : clients.find(client).name(),
        budgets.of(plan.budget()),
        ChronoUnit.DAYS.between(plan.startsOn(), plan.endsOn()) + 1,
        project.members().stream()
            .map(member -> new ProjectCheck.Member(name(member.user()), member.role()))
            .toList());
  }

  private String name(UserId user) {
    return directory.find(user).map(UserRecord::displayName).orElse(user.value());
  }
}
