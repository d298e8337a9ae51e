package org.procession.domain.projects;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored projects of the current tenant. */
interface Projects extends Repository<Project, ProjectId> {
  Project save(Project project);

  /** Makes what was changed known to the database, and its version known to the project. */
  void flush();

  Optional<Project> findById(ProjectId id);

  List<Project> findByIdIn(Collection<ProjectId> ids);

  /** The project, with which no other transaction does anything until this one ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from Project p where p.id = :id")
  Optional<Project> findLocked(ProjectId id);

  @Query(
      "select p.id.value from Project p where p.status in :status and p.id.value > :after order by p.id.value")
  List<UUID> in(Collection<ProjectStatus> status, UUID after, Limit limit);

  default Project require(ProjectId id) {
    return findById(id).orElseThrow(() -> new ProjectNotFound(id));
  }

  default Project requireLocked(ProjectId id) {
    return findLocked(id).orElseThrow(() -> new ProjectNotFound(id));
  }
}
