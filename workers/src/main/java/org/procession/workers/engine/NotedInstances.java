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
  private final Set<Noted> noted =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Noted, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  /** Keys alone would not do: an engine that has lost its data counts them anew. */
  private record Noted(long key, Subject subject) {}

  NotedInstances(ProcessInstances instances) {
    this.instances = instances;
  }

  @Override
  public void note(long key, String processId, Subject subject) {
    var instance = new Noted(key, subject);
    if (!noted.contains(instance)) {
      instances.note(key, processId, subject);
      noted.add(instance);
    }
  }
}
