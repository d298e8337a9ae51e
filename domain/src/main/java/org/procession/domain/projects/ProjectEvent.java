package org.procession.domain.projects;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** Something that happened to a project; it concerns the client for whom the project is done. */
sealed interface ProjectEvent extends DomainEvent
    permits ProjectActivated,
        ProjectApprovalEscalated,
        ProjectApprovalReminded,
        ProjectApprovalRequested,
        ProjectChanged,
        ProjectCreated,
        ProjectDecided,
        ProjectDecisionNotAccepted,
        ProjectReturned,
        ProjectRevised,
        ProjectSubmitted,
        ProjectWithdrawn {

  ProjectId projectId();

  @Nullable ClientId clientId();

  @Override
  default Subject subject() {
    return projectId().subject();
  }

  @Override
  default Set<Subject> concerns() {
    return Stream.ofNullable(clientId()).map(ClientId::subject).collect(Collectors.toSet());
  }
}
