package org.procession.domain.projects;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.money.Money;

/** A proposal was handed in for approval. */
public record ProjectSubmitted(
    ProjectId projectId, @Nullable ClientId clientId, String title, Money budget)
    implements ProjectEvent {
  @Override
  public String summary() {
    return "Project %s with a budget of %s submitted".formatted(title, budget);
  }
}
