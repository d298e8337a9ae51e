package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the process engine answers. */
@Component("engine")
class EngineHealth implements HealthIndicator {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final CamundaClient engine;

  EngineHealth(CamundaClient engine) {
    this.engine = engine;
  }

  @Override
  public Health health() {
    try {
      var topology = engine.newTopologyRequest().requestTimeout(PATIENCE).send().join();
      return Health.up().withDetail("version", topology.getGatewayVersion()).build();
    } catch (ClientException e) {
      return Health.down(e).build();
    }
  }
}
