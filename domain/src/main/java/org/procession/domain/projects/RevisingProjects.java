package org.procession.domain.projects;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.EventLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a submitter's changes into a returned proposal, which is thereby submitted again. */
@Service
public class RevisingProjects {

  private static final int MAX_NOTE = 2000;

  private final Projects projects;
  private final BudgetInBase budgets;
  private final EventLog events;

  RevisingProjects(Projects projects, BudgetInBase budgets, EventLog events) {
    this.projects = projects;
    this.budgets = budgets;
    this.events = events;
  }

  /**
   * Idempotent while the project is submitted: a second call finds it so and changes nothing.
   *
   * @param plan in the currency that the budget was proposed in
   * @param note what the submitter says about it
   * @throws ProjectInvalid when the currency is another, or the note too long
   * @throws ProjectIsWithdrawn when its submitter took it back
   * @throws ProjectNotInStatus unless changes were requested
   */
  @Transactional
  public void revise(ProjectId id, Plan plan, @Nullable String note) {
    if (note != null) {
      ProjectInvalid.requireText("note", note, MAX_NOTE);
    }
    var project = projects.require(id);
    var changed = project.revise(plan);
    if (changed != null) {
      budgets.of(plan.budget());
      events.record(
          new ProjectRevised(
              id,
              project.clientId(),
              project.title(),
              project.budget(),
              project.round(),
              changed.stream().map(aspect -> aspect.name().toLowerCase(Locale.ROOT)).toList(),
              note));
    }
  }
}
