package org.procession.processes.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the instances of a test, and ends what it leaves running. */
public final class ModelUnderTest implements AfterEachCallback {
  private final Engine engine = Engine.running();
  private final List<ProcessInstance> instances = new ArrayList<>();

  /** Starts an instance by a message. The correlation key must be new to the engine. */
  public ProcessInstance start(String message, String correlationKey, Map<String, ?> variables) {
    var instance = engine.start(message, correlationKey, variables);
    instances.add(instance);
    return instance;
  }

  /** The instance that a message starts which had to wait for an earlier one to end. */
  public ProcessInstance startedAfter(ProcessInstance earlier, String correlationKey) {
    var instance = engine.startedAfter(earlier, correlationKey);
    instances.add(instance);
    return instance;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    instances.forEach(ProcessInstance::cancel);
    instances.clear();
  }
}
