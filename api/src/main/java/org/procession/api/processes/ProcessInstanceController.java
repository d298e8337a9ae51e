package org.procession.api.processes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.Permissions;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.events.Subject;
import org.procession.domain.processes.ProcessInstance;
import org.procession.domain.processes.ProcessInstances;
import org.procession.domain.search.Searchables;
import org.procession.domain.tenancy.Scope;
import org.procession.engine.Course;
import org.procession.engine.EngineView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Processes")
@RestController
@RequestMapping(path = "/api/processes/instances", produces = MediaType.APPLICATION_JSON_VALUE)
class ProcessInstanceController {

  private final ProcessInstances instances;
  private final EngineView engine;
  private final ModelNames names;
  private final Searchables searchables;

  ProcessInstanceController(
      ProcessInstances instances, EngineView engine, ModelNames names, Searchables searchables) {
    this.instances = instances;
    this.engine = engine;
    this.names = names;
    this.searchables = searchables;
  }

  @Schema(name = "ProcessInstances", description = "The process instances of a record.")
  record InstancesJson(@Schema(description = "Newest first.") List<InstanceJson> items) {}

  @Schema(name = "ProcessInstance", description = "A run of a process for a record.")
  record InstanceJson(
      @Schema(description = "By which the engine knows it.", example = "2251799813685259")
          String key,
      @Schema(example = "BillApprovalProcess") String processId,
      @Schema(description = "The process as its model calls it.", example = "Bill approval")
          @Nullable String name,
      @Schema(
              description =
                  "`INCIDENT`: something went wrong, and somebody must look into it. `TERMINATED`: ended from outside."
                      + " `UNKNOWN`: the engine tells nothing of it yet, or any more.")
          Course.State state,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Schema(description = "Where it is; none when it has ended.") List<WaitJson> waits) {}

  @Schema(name = "ProcessWait", description = "A place at which a process instance waits.")
  record WaitJson(
      @Schema(description = "In the model.", example = "Task_ApproveBill") String elementId,
      @Schema(description = "As the model calls it.", example = "Approve bill")
          @Nullable String name,
      @Schema(
              description =
                  "For what: `USER_TASK` a person, `EVENT` a message or a moment, `JOB` work of the platform.")
          Course.Wait.Kind kind,
      Instant since,
      @Schema(description = "Who has claimed the task.", example = "lead")
          @Nullable String assignee,
      @Schema(description = "Who may claim the task.", example = "[\"team-leads\"]")
          List<String> candidateGroups,
      @Schema(
              description =
                  "Until when the task should be done, or the moment at which an event goes on by itself.")
          @Nullable Instant dueAt,
      @Schema(description = "Any of which it waits for.", example = "[\"revenue.paymentRecorded\"]")
          List<String> messages,
      @Schema(description = "What went wrong.") @Nullable String incident) {}

  @Operation(
      operationId = "listProcessInstances",
      summary = "List a record's process instances",
      description =
          "Which processes run or ran for a record, since when, where they wait and for whom; the newest ones, at most 20."
              + " An instance is listed once its first job has been taken; what it does follows the engine within some"
              + " seconds. Whoever asks must also be permitted to read the record.")
  @MayFail("503 ENGINE_UNAVAILABLE")
  @GetMapping
  @RequiresPermission("processes.instance.read")
  InstancesJson list(
      Permissions permissions,
      @Parameter(
              description = "The record.",
              example = "bill:0197c8a4-5d5e-7b6f-9c3a-1f2e3d4c5b6a",
              schema = @Schema(type = "string"))
          @RequestParam
          Subject subject) {
    var toRead = searchables.readPermission(subject.type());
    if (toRead.isEmpty()) {
      return new InstancesJson(List.of());
    }
    var found = instances.of(subject, permissions.require(toRead.get()));
    var courses = courses(found);
    return new InstancesJson(
        found.stream().map(instance -> json(instance, course(instance, courses))).toList());
  }

  private Map<Long, Course> courses(List<ProcessInstance> found) {
    var keys =
        found.stream().filter(instance -> !instance.lost()).map(ProcessInstance::key).toList();
    return keys.isEmpty() ? Map.of() : engine.courses(keys);
  }

  private static Course course(ProcessInstance instance, Map<Long, Course> courses) {
    return instance.lost() ? Course.UNKNOWN : courses.getOrDefault(instance.key(), Course.UNKNOWN);
  }

  private InstanceJson json(ProcessInstance instance, Course course) {
    var startedAt = course.startedAt();
    return new InstanceJson(
        Long.toString(instance.key()),
        instance.processId(),
        names.of(instance.processId()),
        course.state(),
        startedAt == null ? instance.notedAt() : startedAt,
        course.endedAt(),
        course.waits().stream().map(wait -> json(instance.processId(), wait)).toList());
  }

  private WaitJson json(String processId, Course.Wait wait) {
    var assignee = wait.assignee();
    return new WaitJson(
        wait.elementId(),
        names.of(processId, wait.elementId()),
        wait.kind(),
        wait.since(),
        assignee == null ? null : ownName(assignee),
        wait.candidateGroups().stream().map(ProcessInstanceController::ownName).toList(),
        wait.dueAt(),
        wait.messages(),
        wait.incident());
  }

  /** In the engine, people and groups of a tenant have its id before their own. */
  private static String ownName(String name) {
    var prefix = Scope.current().tenant() + ".";
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }
}
