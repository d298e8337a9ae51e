package org.procession.domain.projects;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.identity.UserId;

/**
 * What is known of a project.
 *
 * @param round counts submissions: 0 for a draft, one more after each revision
 * @param submittedBy the user who handed it in, null for a draft
 */
public record ProjectRecord(
    ProjectId id,
    Plan plan,
    @Nullable ClientId clientId,
    UserId sponsor,
    List<ProjectMember> members,
    ProjectStatus status,
    int round,
    Instant createdAt,
    String createdBy,
    @Nullable UserId submittedBy,
    long version) {

  public ProjectRecord {
    members = List.copyOf(members);
  }
}
