package org.procession.domain.projects;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.identity.UserId;

/** A proposal went back to its submitter for a revision. */
public record ProjectReturned(
    ProjectId projectId,
    @Nullable ClientId clientId,
    String title,
    UserId submitter,
    @Nullable Approver rejectedBy,
    @Nullable String comment)
    implements ProjectEvent {
  @Override
  public String summary() {
    return "Project %s returned to its submitter%s"
        .formatted(title, comment == null || comment.isBlank() ? "" : ": " + comment);
  }
}
