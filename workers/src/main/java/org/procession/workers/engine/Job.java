package org.procession.workers.engine;

import java.util.Map;

/**
 * What the engine asks for. Keys grow within a process instance: what came later has a greater one.
 *
 * @param key the same at each delivery of the job
 * @param headers what the model says to the worker
 */
public record Job(
    long key,
    long processInstanceKey,
    String processId,
    String elementId,
    long elementInstanceKey,
    Map<String, String> headers) {

  /**
   * @throws IllegalStateException when the model lacks the header
   */
  public String header(String name) {
    var value = headers.get(name);
    if (value == null) {
      throw new IllegalStateException("%s has no header '%s'".formatted(elementId, name));
    }
    return value;
  }
}
