package org.procession.domain.projects;

import java.time.Clock;
import org.procession.domain.Problem;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.events.EventLog;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserId;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters proposals as drafts. */
@Service
public class CreatingProjects {

  private final Projects projects;
  private final FindingClients clients;
  private final Directory directory;
  private final BudgetInBase budgets;
  private final EventLog events;
  private final Clock clock;

  CreatingProjects(
      Projects projects,
      FindingClients clients,
      Directory directory,
      BudgetInBase budgets,
      EventLog events,
      Clock clock) {
    this.projects = projects;
    this.clients = clients;
    this.directory = directory;
    this.budgets = budgets;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Not idempotent: two calls make two drafts.
   *
   * @throws org.procession.domain.crm.ClientNotFound when the tenant has no such client
   * @throws ParticipantUnknown when the sponsor or a member is no user of the tenant
   * @throws ExchangeRates.ExchangeRateMissing when the budget could not be converted to the base
   *     currency
   */
  @Transactional
  public ProjectRecord create(NewProject project) {
    requireKnown(project);
    var creator = Scope.current().actor().reference();
    var created = new Project(ProjectId.next(), project, clock.instant(), creator);
    projects.save(created);
    events.record(
        new ProjectCreated(created.id(), created.clientId(), created.title(), created.budget()));
    return created.record();
  }

  /** Looks whether what a proposal refers to is there. */
  void requireKnown(NewProject project) {
    if (project.clientId() != null) {
      clients.find(project.clientId());
    }
    requireUser("sponsor", project.sponsor());
    for (var i = 0; i < project.members().size(); i++) {
      requireUser("members[%d].user".formatted(i), project.members().get(i).user());
    }
    budgets.of(project.plan().budget());
  }

  private void requireUser(String field, UserId user) {
    if (directory.findActive(user).isEmpty()) {
      throw new ParticipantUnknown(field, user);
    }
  }

  /** Somebody named in the proposal is no user of the company. */
  public static final class ParticipantUnknown extends Problem {
    ParticipantUnknown(String field, UserId user) {
      super(
          Kind.INVALID,
          "PROJECT_PARTICIPANT_UNKNOWN",
          "'%s' is no active user of this company.".formatted(user),
          field);
    }
  }
}
