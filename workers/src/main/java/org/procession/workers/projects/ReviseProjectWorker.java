package org.procession.workers.projects;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;
import org.procession.domain.projects.FindingProjects;
import org.procession.domain.projects.ProjectId;
import org.procession.domain.projects.ProjectInvalid;
import org.procession.domain.projects.ProjectIsWithdrawn;
import org.procession.domain.projects.RevisingProjects;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.procession.workers.projects.RevisionForm.RevisionInvalid;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts in what the submitter of a returned proposal changed. */
@Component
class ReviseProjectWorker implements Worker<ReviseProjectWorker.Input> {

  /**
   * @param revision a {@link RevisionForm}, if it is one: the submitter is told when it is not
   */
  record Input(ProjectId projectId, @Nullable JsonNode revision) {}

  private final FindingProjects finding;
  private final RevisingProjects revising;
  private final JsonMapper json;

  ReviseProjectWorker(FindingProjects finding, RevisingProjects revising, JsonMapper json) {
    this.finding = finding;
    this.revising = revising;
    this.json = json;
  }

  @Override
  public String jobType() {
    return "projects.reviseProject";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(
        BpmnError.of(ProjectIsWithdrawn.CODE), BpmnError.of(ProjectInvalid.CODE, "invalid"));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    try {
      var form = form(input);
      var currency = finding.find(input.projectId()).plan().budget().currency();
      revising.revise(input.projectId(), form.plan(currency), form.note());
    } catch (Problem e) {
      // Whichever rule the values break, it is for the submitter to mend them.
      throw e.kind() == Problem.Kind.INVALID ? new RevisionInvalid(e.detail()) : e;
    }
    return new Nothing();
  }

  private RevisionForm form(Input input) {
    if (input.revision() == null) {
      throw new RevisionInvalid("The revision is missing.");
    }
    try {
      return json.treeToValue(input.revision(), RevisionForm.class);
    } catch (JacksonException e) {
      throw new RevisionInvalid("The revision cannot be read.");
    }
  }
}
