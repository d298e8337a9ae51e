package org.procession.domain.projects;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.identity.UserId;

/** A person agreed to a project or rejected it, and the decision counts. */
public record ProjectDecided(
    ProjectId projectId,
    @Nullable ClientId clientId,
    String title,
    UserId decidedBy,
    Approver approver,
    boolean approved,
    @Nullable String comment)
    implements ProjectEvent {
  @Override
  public String summary() {
    return "Project %s %s for %s%s"
        .formatted(
            title,
            approved ? "agreed to" : "rejected",
            approver,
            comment == null || comment.isBlank() ? "" : ": " + comment);
  }
}
