package org.procession.workers;

import java.util.Comparator;
import java.util.Optional;
import org.procession.local.EngineRecord;
import org.procession.local.EngineTap;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.UserTasks;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * User tasks from the engine's own records, for the engine of the tests has no search. They too may
 * arrive after the step that asks for them.
 */
@Component
@Primary
public class TappedUserTasks implements UserTasks {

  @Override
  public Optional<CompletedTask> lastBefore(Job step, String elementId) {
    return EngineTap.soFar(
            record ->
                record.is("USER_TASK", "COMPLETED")
                    && record.processInstanceKey() == step.processInstanceKey()
                    && record.elementId().equals(elementId)
                    && record.key() < step.elementInstanceKey())
        .stream()
        .max(Comparator.comparingLong(EngineRecord::key))
        .map(
            task ->
                new CompletedTask(
                    task.key(), task.text("assignee").isEmpty() ? null : task.text("assignee")));
  }
}
