package org.procession.domain.projects;

import java.util.List;
import java.util.stream.Stream;
import org.procession.domain.approvals.Involved;
import org.procession.domain.approvals.Involvements;
import org.procession.domain.approvals.Part;
import org.procession.domain.events.Subject;
import org.springframework.stereotype.Component;

/** What people have to do with projects. */
@Component
class ProjectInvolvements implements Involvements {

  private static final Part SUBMITTED = Part.always("submitted", "submitted the project");
  private static final Part MEMBER = Part.never("member", "is a member of the project");

  private final Projects projects;

  ProjectInvolvements(Projects projects) {
    this.projects = projects;
  }

  @Override
  public String type() {
    return "project";
  }

  @Override
  public List<Part> parts() {
    return List.of(SUBMITTED, MEMBER);
  }

  @Override
  public List<Involved> in(Subject subject) {
    var project = projects.require(new ProjectId(subject.id()));
    return Stream.concat(
            Stream.of(new Involved(SUBMITTED.name(), project.submitter(), project.createdAt())),
            project.members().stream()
                .map(member -> new Involved(MEMBER.name(), member.user(), project.createdAt())))
        .toList();
  }
}
