package org.procession.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the process engine tells. It follows what has happened within a second or two. */
public interface EngineView {

  /**
   * The turns of a user task in a process instance of a tenant, in no order.
   *
   * @param tenant by which the engine knows it
   * @param elementId of the task in the model
   * @throws EngineUnavailable when the engine cannot be asked
   */
  List<UserTask> userTasks(String tenant, long processInstanceKey, String elementId);

  /**
   * How far process instances have come, by their keys; without those that the engine does not tell
   * of, yet or any more.
   *
   * @throws EngineUnavailable when the engine cannot be asked
   */
  Map<Long, Course> courses(Collection<Long> processInstanceKeys);

  /**
   * The DMN file of a decision as it was deployed.
   *
   * @param decisionRequirementsKey by which the engine knows this version of the file
   * @return nothing when the engine does not tell of it, yet or any more
   * @throws EngineUnavailable when the engine cannot be asked
   */
  Optional<String> decisionModel(long decisionRequirementsKey);
}
