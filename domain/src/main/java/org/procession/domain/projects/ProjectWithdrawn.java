package org.procession.domain.projects;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;

/** A proposal was taken back. */
public record ProjectWithdrawn(
    ProjectId projectId, @Nullable ClientId clientId, String title, @Nullable String reason)
    implements ProjectEvent {
  @Override
  public String summary() {
    return "Project %s withdrawn%s"
        .formatted(title, reason == null || reason.isBlank() ? "" : ": " + reason);
  }
}
