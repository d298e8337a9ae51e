package org.procession.workers.engine;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.procession.engine.EngineUnavailable;
import org.procession.engine.EngineView;
import org.procession.engine.UserTask;
import org.springframework.stereotype.Component;

/** User tasks as the engine's search tells of them. */
@Component
class SearchedUserTasks implements UserTasks {

  /** Between two attempts while the engine cannot be asked. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final EngineView engine;

  SearchedUserTasks(EngineView engine) {
    this.engine = engine;
  }

  @Override
  public Optional<CompletedTask> lastBefore(
      Job step, String elementId, Predicate<Candidates> asked) {
    return turns(step, elementId).stream()
        .filter(turn -> asked.test(askedBy(turn)))
        .filter(turn -> turn.elementInstanceKey() < step.elementInstanceKey())
        .max(Comparator.comparingLong(UserTask::elementInstanceKey))
        .filter(UserTask::isCompleted)
        .map(turn -> new CompletedTask(turn.key(), turn.assignee(), askedBy(turn)));
  }

  private static Candidates askedBy(UserTask turn) {
    return new Candidates(turn.candidateUsers(), turn.candidateGroups());
  }

  private List<UserTask> turns(Job step, String elementId) {
    try {
      return engine.userTasks(step.tenant(), step.processInstanceKey(), elementId);
    } catch (EngineUnavailable e) {
      throw new TryLater(PAUSE, String.valueOf(e.getMessage()));
    }
  }
}
