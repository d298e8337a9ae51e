package org.procession.api.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.procession.domain.processes.ProcessInstance;
import org.springframework.stereotype.Service;

/** Finds out how far process instances have come. */
@Service
public class FollowingInstances {

  private final EngineRecords records;
  private final ModelNames names;

  FollowingInstances(EngineRecords records, ModelNames names) {
    this.records = records;
    this.names = names;
  }

  /**
   * The course of each instance, by key.
   *
   * @throws EngineUnavailable when what the engine has recorded cannot be read
   */
  public Map<Long, Course> follow(List<ProcessInstance> instances) {
    if (instances.isEmpty()) {
      return Map.of();
    }
    var courses = new HashMap<Long, RecordedCourse>();
    for (var record : records.of(instances.stream().map(ProcessInstance::key).toList())) {
      courses
          .computeIfAbsent(record.processInstanceKey(), key -> new RecordedCourse())
          .follow(record);
    }
    return instances.stream()
        .collect(
            Collectors.toMap(
                ProcessInstance::key,
                instance ->
                    courses
                        .getOrDefault(instance.key(), new RecordedCourse())
                        .course(element -> names.of(instance.processId(), element))));
  }
}
