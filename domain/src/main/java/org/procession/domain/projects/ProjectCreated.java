package org.procession.domain.projects;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.money.Money;

/** A project was proposed, as a draft. */
public record ProjectCreated(
    ProjectId projectId, @Nullable ClientId clientId, String title, Money budget)
    implements ProjectEvent {
  @Override
  public String summary() {
    return "Project %s with a budget of %s proposed".formatted(title, budget);
  }
}
