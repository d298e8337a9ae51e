package org.procession.workers;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.procession.local.EngineRecord;
import org.procession.local.EngineTap;
import org.procession.workers.engine.Candidates;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.UserTasks;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * User tasks from the engine's own records, for the engine of the tests has no search. They too may
 * arrive after the step that asks for them.
 */
@Component
@Primary
public class TappedUserTasks implements UserTasks {

  @Override
  public Optional<CompletedTask> lastBefore(
      Job step, String elementId, Predicate<Candidates> asked) {
    return EngineTap.soFar(
            record ->
                record.is("USER_TASK", "COMPLETED")
                    && record.processInstanceKey() == step.processInstanceKey()
                    && record.elementId().equals(elementId)
                    && asked.test(candidates(record))
                    && record.key() < step.elementInstanceKey())
        .stream()
        .max(Comparator.comparingLong(EngineRecord::key))
        .map(
            task ->
                new CompletedTask(
                    task.key(),
                    task.text("assignee").isEmpty() ? null : task.text("assignee"),
                    candidates(task)));
  }

  /** Whether a task asks a user or a group, in the engine's names. */
  static boolean asks(EngineRecord task, String candidate) {
    var asked = candidates(task);
    return asked.users().contains(candidate) || asked.groups().contains(candidate);
  }

  private static Candidates candidates(EngineRecord task) {
    return new Candidates(names(task, "candidateUsersList"), names(task, "candidateGroupsList"));
  }

  private static Set<String> names(EngineRecord task, String list) {
    return StreamSupport.stream(task.value().path(list).spliterator(), false)
        .map(JsonNode::asString)
        .collect(Collectors.toSet());
  }
}
