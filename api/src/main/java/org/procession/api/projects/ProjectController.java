package org.procession.api.projects;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.procession.api.changes.IfMatch;
import org.procession.api.changes.MergePatch;
import org.procession.api.changes.Patches;
import org.procession.api.changes.Patching;
import org.procession.api.json.PageOf;
import org.procession.api.json.Version;
import org.procession.api.openapi.MayFail;
import org.procession.api.problem.Refused;
import org.procession.api.security.Permissions;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Listing;
import org.procession.domain.Page;
import org.procession.domain.crm.ClientId;
import org.procession.domain.identity.UserId;
import org.procession.domain.projects.ChangingProjects;
import org.procession.domain.projects.CreatingProjects;
import org.procession.domain.projects.FindingProjects;
import org.procession.domain.projects.ProjectId;
import org.procession.domain.projects.ProjectQuery;
import org.procession.domain.projects.ProjectRecord;
import org.procession.domain.projects.ProjectStatus;
import org.procession.domain.projects.SubmittingProjects;
import org.procession.domain.projects.WithdrawingProjects;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.Whose;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Projects")
@RestController
@RequestMapping(path = ProjectController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class ProjectController {

  static final String PATH = "/api/projects/projects";

  private static final String SUBMIT = "projects.project.submit";

  private final CreatingProjects creating;
  private final ChangingProjects changing;
  private final SubmittingProjects submitting;
  private final WithdrawingProjects withdrawing;
  private final FindingProjects finding;
  private final Patching patching;

  ProjectController(
      CreatingProjects creating,
      ChangingProjects changing,
      SubmittingProjects submitting,
      WithdrawingProjects withdrawing,
      FindingProjects finding,
      Patching patching) {
    this.creating = creating;
    this.changing = changing;
    this.submitting = submitting;
    this.withdrawing = withdrawing;
    this.finding = finding;
    this.patching = patching;
  }

  @Operation(
      operationId = "proposeProject",
      summary = "Propose a project",
      description =
          "Enters a proposal as a draft or, with `submit`, hands it in for approval in the same"
              + " transaction: both happen or neither.")
  @ApiResponse(responseCode = "201", description = "The project; `Location` is its address.")
  @MayFail({
    "409 PROJECT_SUBMITTER_IS_SPONSOR",
    "422 CLIENT_NOT_FOUND",
    "422 PROJECT_PARTICIPANT_UNKNOWN",
    "422 PROJECT_INVALID",
    "422 PROJECT_BUDGET_MISSING",
    "422 PROJECT_DATES_INVALID",
    "422 MILESTONE_OUTSIDE_PROJECT",
    "422 UNKNOWN_CURRENCY",
    "422 AMOUNT_TOO_PRECISE",
    "422 AMOUNT_TOO_LARGE",
    "422 EXCHANGE_RATE_MISSING"
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("projects.project.create")
  ResponseEntity<ProjectJson> propose(
      @Valid @RequestBody NewProjectJson proposal, Permissions permissions) {
    if (proposal.isToBeSubmitted()) {
      permissions.require(SUBMIT);
    }
    var created =
        proposal.isToBeSubmitted()
            ? submitting.propose(proposal.toNewProject(), sender())
            : creating.create(proposal.toNewProject());
    return answer(ResponseEntity.created(URI.create(PATH + "/" + created.id())), created);
  }

  @Operation(
      operationId = "changeProject",
      summary = "Change a project",
      description = "A draft, which is examined as when it is proposed.")
  @ApiResponse(responseCode = "200", description = "The project; `ETag` is its new version.")
  @MayFail({
    "404 PROJECT_NOT_FOUND",
    "409 PROJECT_NOT_IN_STATUS",
    "422 CLIENT_NOT_FOUND",
    "422 PROJECT_PARTICIPANT_UNKNOWN",
    "422 PROJECT_INVALID",
    "422 PROJECT_BUDGET_MISSING",
    "422 PROJECT_DATES_INVALID",
    "422 MILESTONE_OUTSIDE_PROJECT",
    "422 UNKNOWN_CURRENCY",
    "422 AMOUNT_TOO_PRECISE",
    "422 AMOUNT_TOO_LARGE",
    "422 EXCHANGE_RATE_MISSING"
  })
  @Patches(value = NewProjectJson.class, without = "submit")
  @PatchMapping(path = "/{projectId}", consumes = MergePatch.MEDIA_TYPE)
  @RequiresPermission("projects.project.create")
  ResponseEntity<ProjectJson> change(
      @PathVariable ProjectId projectId, IfMatch ifMatch, @RequestBody MergePatch patch) {
    var project = finding.find(projectId);
    var version = ifMatch.from(projectId.subject(), project.version());
    var changed = patching.apply(patch, NewProjectJson.of(project));
    if (changed.submit() != null) {
      throw new Refused(
          HttpStatus.BAD_REQUEST,
          "submit",
          "FIELD_UNKNOWN",
          "A change hands nothing in; 'POST %s/{projectId}/submit' does.".formatted(PATH));
    }
    return answer(ResponseEntity.ok(), changing.change(projectId, version, changed.toNewProject()));
  }

  @Operation(
      operationId = "submitProject",
      summary = "Submit a project",
      description = "Hands a draft in for approval, which then runs as ProjectApprovalProcess.")
  @ApiResponse(responseCode = "202", description = "The project is submitted; its approval begins.")
  @MayFail({
    "404 PROJECT_NOT_FOUND",
    "409 PROJECT_NOT_IN_STATUS",
    "409 PROJECT_SUBMITTER_IS_SPONSOR",
    "409 CHANGED_MEANWHILE"
  })
  @PostMapping("/{projectId}/submit")
  @RequiresPermission(SUBMIT)
  ResponseEntity<ProjectJson> submit(@PathVariable ProjectId projectId) {
    return answer(
        ResponseEntity.status(HttpStatus.ACCEPTED), submitting.submit(projectId, sender()));
  }

  private static UserId sender() {
    return new UserId(Scope.current().actor().id());
  }

  @Schema(name = "ProjectWithdrawal")
  record WithdrawalJson(
      @Schema(description = "At most 2000 characters.", example = "Not this year")
          @Nullable String reason) {}

  @Operation(
      operationId = "withdrawProject",
      summary = "Withdraw a project",
      description =
          "Takes a proposal back that is not active yet, and ends its approval. A project that is"
              + " withdrawn stays so.")
  @ApiResponse(responseCode = "200", description = "The project is withdrawn.")
  @MayFail({
    "404 PROJECT_NOT_FOUND",
    "409 PROJECT_NOT_IN_STATUS",
    "409 CHANGED_MEANWHILE",
    "422 PROJECT_INVALID"
  })
  @PostMapping("/{projectId}/withdraw")
  @RequiresPermission("projects.project.withdraw")
  ResponseEntity<ProjectJson> withdraw(
      @PathVariable ProjectId projectId,
      @RequestBody(required = false) @Nullable WithdrawalJson withdrawal) {
    var reason = withdrawal == null ? null : withdrawal.reason();
    return answer(ResponseEntity.ok(), withdrawing.withdraw(projectId, reason));
  }

  @Operation(
      operationId = "readProject",
      summary = "Read a project",
      description =
          "With `If-None-Match` and the `ETag` of an earlier answer, 304 when it is unchanged.")
  @ApiResponse(responseCode = "200", description = "The project; `ETag` is its version.")
  @MayFail("404 PROJECT_NOT_FOUND")
  @GetMapping("/{projectId}")
  @RequiresPermission("projects.project.read")
  ResponseEntity<ProjectJson> read(@PathVariable ProjectId projectId) {
    return answer(ResponseEntity.ok(), finding.find(projectId));
  }

  private static ResponseEntity<ProjectJson> answer(
      ResponseEntity.BodyBuilder answer, ProjectRecord project) {
    return answer.eTag(new Version(project.version()).toString()).body(ProjectJson.of(project));
  }

  @Operation(
      operationId = "listProjects",
      summary = "List projects",
      description =
          "Those that fit all conditions; sorted by `createdAt`, `title`, `startsOn` or `endsOn`.")
  @MayFail({"422 LIMIT_OUT_OF_RANGE", "422 UNKNOWN_CURSOR"})
  @GetMapping
  @RequiresPermission("projects.project.read")
  PageOf<ProjectJson> list(
      Whose whose,
      @Parameter(description = "Where they stand.") @RequestParam(required = false)
          @Nullable ProjectStatus status,
      @Parameter(description = "For whom they are done.") @RequestParam(required = false)
          @Nullable ClientId clientId,
      @RequestParam(defaultValue = Listing.NEWEST_FIRST) String sort,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    return PageOf.of(
        finding.list(new ProjectQuery(status, clientId), whose, new Page.Limit(limit, after, sort)),
        ProjectJson::of);
  }
}
