package org.procession.domain.projects;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.function.Function;
import org.procession.domain.Listing;
import org.procession.domain.Listing.Filter;
import org.procession.domain.Page;
import org.procession.domain.ownership.Owners;
import org.procession.domain.tenancy.Whose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds projects. */
@Service
@Transactional(readOnly = true)
public class FindingProjects {

  private static final Listing<Project> LISTING =
      Listing.of(Project.class, project -> project.id().value())
          .by("title", Project::title, Function.identity())
          .by("startsOn", Project::startsOn, LocalDate::parse)
          .by("endsOn", Project::endsOn, LocalDate::parse);

  private final Projects projects;
  private final EntityManager entities;

  FindingProjects(Projects projects, EntityManager entities) {
    this.projects = projects;
    this.entities = entities;
  }

  /**
   * @throws ProjectNotFound when the tenant has none of this id
   */
  public ProjectRecord find(ProjectId id) {
    return projects.require(id).record();
  }

  /**
   * Projects that a query finds; sorted by {@code createdAt}, {@code title}, {@code startsOn} or
   * {@code endsOn}.
   *
   * @param whose only theirs
   */
  public Page<ProjectRecord> list(ProjectQuery wanted, Whose whose, Page.Limit limit) {
    var filter =
        Owners.only(whose, ProjectId.TYPE, Filter.<Project>none())
            .and("status", wanted.status())
            .and("clientId", wanted.client());
    return LISTING.read(entities, limit, filter).map(Project::record);
  }
}
