package org.procession.domain.approvals;

import org.procession.domain.Problem;

/** Another step has recorded what was decided in the task. */
public final class TaskDecidedBefore extends Problem {
  TaskDecidedBefore(long taskKey) {
    super(
        Kind.CONFLICT,
        "TASK_DECIDED_BEFORE",
        "What was decided in task %d is recorded already, by an earlier step.".formatted(taskKey));
  }
}
