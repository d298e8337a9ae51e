package org.procession.api.local.story;

import java.math.BigDecimal;
import java.util.List;
import org.procession.domain.Page;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.identity.UserId;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.projects.FindingProjects;
import org.procession.domain.projects.Milestone;
import org.procession.domain.projects.NewProject;
import org.procession.domain.projects.Plan;
import org.procession.domain.projects.ProjectMember;
import org.procession.domain.projects.ProjectQuery;
import org.procession.domain.projects.ProjectRisk;
import org.procession.domain.projects.ProjectRole;
import org.procession.domain.projects.SubmittingProjects;
import org.procession.domain.tenancy.Calendar;
import org.procession.domain.tenancy.Whose;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** A project so large that finance has to agree to it, and the project office, and its sponsor. */
@Component
@Profile("local")
@Order(3)
class ProposedProject implements Chapter {
  private final FindingProjects projects;
  private final FindingClients clients;
  private final SubmittingProjects submitting;
  private final Calendar calendar;
  private final Cast cast;
  private final TransactionOperations transactions;

  ProposedProject(
      FindingProjects projects,
      FindingClients clients,
      SubmittingProjects submitting,
      Calendar calendar,
      Cast cast,
      TransactionOperations transactions) {
    this.projects = projects;
    this.clients = clients;
    this.submitting = submitting;
    this.calendar = calendar;
    this.cast = cast;
    this.transactions = transactions;
  }

  @Override
  public void tell() {
    transactions.executeWithoutResult(
        t -> {
          if (projects
              .list(ProjectQuery.ALL, Whose.everybodys(), new Page.Limit(1, null))
              .items()
              .isEmpty()) {
            cast.as(Cast.CLERK, this::propose);
          }
        });
  }

  private void propose() {
    var client =
        clients
            .list("City Library", Whose.everybodys(), new Page.Limit(1, null))
            .items()
            .getFirst();
    var start = calendar.today().plusDays(21);
    var plan =
        new Plan(
            "Reading rooms for the City Library",
            "New furniture and light for three reading rooms, while the library stays open.",
            new Money(new BigDecimal("180000.00"), Currencies.of("EUR")),
            start,
            start.plusDays(240),
            ProjectRisk.MEDIUM,
            List.of(
                Milestone.planned("Plans are agreed to", start.plusDays(40)),
                Milestone.planned("First room is open", start.plusDays(120)),
                Milestone.planned("All rooms are open", start.plusDays(230))));
    var members =
        List.of(
            new ProjectMember(new UserId("lead"), ProjectRole.MANAGER),
            new ProjectMember(Cast.CLERK, ProjectRole.MEMBER));
    submitting.propose(new NewProject(plan, client.id(), Cast.MANAGER, members), Cast.CLERK);
  }
}
