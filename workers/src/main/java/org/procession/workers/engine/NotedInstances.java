package org.procession.workers.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.procession.domain.events.Subject;
import org.procession.domain.processes.ProcessInstances;
import org.springframework.stereotype.Component;

/** Notes instances in the database, each once as far as memory goes. */
@Component
class NotedInstances implements InstanceLog {

  private static final int REMEMBERED = 10_000;

  private final ProcessInstances instances;
  private final Set<Long> noted =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  NotedInstances(ProcessInstances instances) {
    this.instances = instances;
  }

  @Override
  public void note(long key, String processId, Subject subject) {
    if (!noted.contains(key)) {
      instances.note(key, processId, subject);
      noted.add(key);
    }
  }
}
