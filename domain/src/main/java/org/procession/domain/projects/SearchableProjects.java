package org.procession.domain.projects;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.search.SearchDocument;
import org.procession.domain.search.Searchable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Projects are found by their titles, descriptions and milestones. */
@Component
class SearchableProjects implements Searchable {

  private final Projects projects;

  SearchableProjects(Projects projects) {
    this.projects = projects;
  }

  @Override
  public String type() {
    return ProjectId.TYPE;
  }

  @Override
  public String readPermission() {
    return "projects.project.read";
  }

  @Override
  public boolean handsOver(LoggedEvent event, Set<String> owners) {
    return event.name().equals(DomainEvent.nameOf(ProjectRevised.class));
  }

  @Override
  @Transactional(readOnly = true)
  public List<SearchDocument> describe(Collection<Subject> subjects) {
    return projects
        .findByIdIn(subjects.stream().map(subject -> new ProjectId(subject.id())).toList())
        .stream()
        .map(Project::record)
        .map(SearchableProjects::describe)
        .toList();
  }

  private static SearchDocument describe(ProjectRecord project) {
    var plan = project.plan();
    var client = project.clientId();
    return SearchDocument.of(project.id().subject(), plan.title(), project.createdAt())
        .withText(plan.description())
        .withText(plan.milestones().stream().map(Milestone::title))
        .concerning(client == null ? null : client.subject())
        .withFacet("status", project.status())
        .withFacet("risk", plan.risk())
        .withFacet("currency", plan.budget().currency())
        .withAmount(plan.budget());
  }
}
