package org.procession.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.procession.processes.engine.Deployment;
import org.procession.processes.engine.Models;

/** The engine to which the platform moves next accepts the models as they are. */
@ZeebeProcessTest
class NextEngineTest {
  private ZeebeTestEngine engine;

  @Test
  void acceptsEveryModel() {
    try (var client =
        CamundaClient.newClientBuilder()
            .grpcAddress(URI.create("http://" + engine.getGatewayAddress()))
            .preferRestOverGrpc(false)
            .build()) {
      var deployment = Deployment.of(client, Models.all());
      assertThat(deployment.getProcesses()).hasSameSizeAs(Models.all("bpmn"));
      assertThat(deployment.getDecisions()).hasSameSizeAs(Models.all("dmn"));
      assertThat(deployment.getForm()).hasSameSizeAs(Models.all("form"));
    }
  }
}
