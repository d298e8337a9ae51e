package org.procession.domain.projects;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.money.Money;

/** Those who answer for a project have agreed to it: it is active, with these milestones. */
public record ProjectActivated(
    ProjectId projectId,
    @Nullable ClientId clientId,
    String title,
    Money budget,
    List<Milestone> milestones)
    implements ProjectEvent {
  @Override
  public String summary() {
    return "Project %s is active with a budget of %s and %d milestones"
        .formatted(title, budget, milestones.size());
  }
}
