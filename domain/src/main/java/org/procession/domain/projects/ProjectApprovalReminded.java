package org.procession.domain.projects;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.identity.UserId;

/** Those who have to agree to a project were reminded. */
public record ProjectApprovalReminded(
    ProjectId projectId,
    @Nullable ClientId clientId,
    String title,
    Approver approver,
    List<UserId> asked)
    implements ProjectEvent {
  @Override
  public String summary() {
    return "%s reminded to decide on project %s".formatted(approver, title);
  }
}
