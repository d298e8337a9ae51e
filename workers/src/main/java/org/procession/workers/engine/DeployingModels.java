package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deploys the models as soon as the engine is there. Everything of a capability goes in one
 * deployment, so that a process finds the forms and decisions it was made with. The engine makes no
 * new version of what it has already.
 */
@Component("deployment")
public class DeployingModels implements SmartLifecycle, HealthIndicator {

  private static final Logger log = LoggerFactory.getLogger(DeployingModels.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final CamundaClient engine;
  private final Models models;
  private volatile boolean deployed;
  private volatile @Nullable String trouble = "not tried yet";
  private volatile boolean running;
  private @Nullable Thread thread;

  DeployingModels(CamundaClient engine, Models models) {
    this.engine = engine;
    this.models = models;
  }

  /** Whether the engine has had all models. */
  public boolean isDone() {
    return deployed;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofVirtual().name("deploying-models").start(this::deployAll);
  }

  private void deployAll() {
    var pause = FIRST_PAUSE;
    try {
      for (var capability : models.byCapability().entrySet()) {
        while (!deploy(capability.getKey(), capability.getValue())) {
          Thread.sleep(pause);
          pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
      }
      trouble = null;
      deployed = true;
    } catch (InterruptedException e) {
      // stopped
    }
  }

  /**
   * Deploys all models once more, to an engine that has lost what it was given.
   *
   * @throws IllegalStateException when it does not take them
   */
  public void again() {
    trouble = "the engine has lost its data";
    for (var capability : models.byCapability().entrySet()) {
      if (!deploy(capability.getKey(), capability.getValue())) {
        throw new IllegalStateException(trouble);
      }
    }
    trouble = null;
  }

  private boolean deploy(String capability, List<Models.Resource> resources) {
    try {
      var first = resources.getFirst();
      var command =
          engine.newDeployResourceCommand().addResourceStringUtf8(first.content(), first.name());
      for (var resource : resources.subList(1, resources.size())) {
        command = command.addResourceStringUtf8(resource.content(), resource.name());
      }
      var deployment = command.send().join();
      deployment
          .getProcesses()
          .forEach(
              process ->
                  log.info("{} is version {}", process.getBpmnProcessId(), process.getVersion()));
      return true;
    } catch (RuntimeException e) {
      trouble = "%s not deployed: %s".formatted(capability, e.getMessage());
      log.info(trouble);
      return false;
    }
  }

  @Override
  public void stop() {
    running = false;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public Health health() {
    var reason = trouble;
    return reason == null
        ? Health.up().build()
        : Health.outOfService().withDetail("reason", reason).build();
  }
}
