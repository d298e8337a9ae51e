package org.procession.domain.projects;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.identity.UserId;

/** Those who have to agree to a project were asked. */
public record ProjectApprovalRequested(
    ProjectId projectId,
    @Nullable ClientId clientId,
    String title,
    Approver approver,
    List<UserId> asked)
    implements ProjectEvent {
  @Override
  public String summary() {
    return "Agreement to project %s asked of %s".formatted(title, approver);
  }
}
