package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.DeploymentEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.tenancy.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deploys the models as soon as the engine is there, to each tenant where it keeps them apart.
 * Everything of a capability goes in one deployment, so that a process finds the forms and
 * decisions it was made with. The engine makes no new version of what it has already.
 */
@Component("deployment")
public class DeployingModels implements SmartLifecycle, HealthIndicator {

  private static final Logger log = LoggerFactory.getLogger(DeployingModels.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final CamundaClient engine;
  private final Models models;
  private final EngineTenants tenants;
  private volatile boolean deployed;
  private volatile @Nullable String trouble = "not tried yet";
  private volatile boolean running;
  private @Nullable Thread thread;

  DeployingModels(CamundaClient engine, Models models, EngineTenants tenants) {
    this.engine = engine;
    this.models = models;
    this.tenants = tenants;
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
      while (!isDeployed()) {
        Thread.sleep(pause);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
      }
      trouble = null;
      deployed = true;
    } catch (InterruptedException e) {
      // stopped
    }
  }

  private boolean isDeployed() {
    try {
      tenants.openAll().forEach(this::deployTo);
      return true;
    } catch (RuntimeException e) {
      trouble = String.valueOf(e.getMessage());
      log.info(trouble);
      return false;
    }
  }

  /**
   * Deploys all models for a tenant whom the engine does not know yet, or any more; where all
   * tenants are one to it, for all of them.
   *
   * @throws RuntimeException when the engine does not take them
   */
  public void deployFor(TenantId tenant) {
    tenants.open(tenant);
    deployTo(tenants.nameOf(tenant));
  }

  private void deployTo(String tenant) {
    models.byCapability().forEach((capability, files) -> deploy(capability, files, tenant));
  }

  private void deploy(String capability, List<Models.Resource> resources, String tenant) {
    var first = resources.getFirst();
    var command =
        engine.newDeployResourceCommand().addResourceStringUtf8(first.content(), first.name());
    for (var resource : resources.subList(1, resources.size())) {
      command = command.addResourceStringUtf8(resource.content(), resource.name());
    }
    DeploymentEvent deployment;
    try {
      deployment = command.tenantId(tenant).send().join();
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "%s not deployed: %s".formatted(capability, e.getMessage()), e);
    }
    for (var process : deployment.getProcesses()) {
      log.info("{} of {} is version {}", process.getBpmnProcessId(), tenant, process.getVersion());
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
