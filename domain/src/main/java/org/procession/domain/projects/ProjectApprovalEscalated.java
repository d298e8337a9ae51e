package org.procession.domain.projects;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;

/** A decision on a project is overdue, and another group may make it too. */
public record ProjectApprovalEscalated(
    ProjectId projectId,
    @Nullable ClientId clientId,
    String title,
    Approver approver,
    String escalatedTo)
    implements ProjectEvent {
  @Override
  public String summary() {
    return "Decision on project %s for %s may be made by %s too, as it was overdue"
        .formatted(title, approver, escalatedTo);
  }
}
