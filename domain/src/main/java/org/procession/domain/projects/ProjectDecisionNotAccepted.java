package org.procession.domain.projects;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;

/** A person decided on a project who may not. */
public record ProjectDecisionNotAccepted(
    ProjectId projectId,
    @Nullable ClientId clientId,
    String title,
    String decidedBy,
    Approver approver,
    String reason)
    implements ProjectEvent {
  @Override
  public String summary() {
    return "Decision on project %s for %s not accepted: %s".formatted(title, approver, reason);
  }
}
