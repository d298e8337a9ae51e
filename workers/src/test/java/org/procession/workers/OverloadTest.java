package org.procession.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.workers.engine.ClientUnderTest;

/** The client, as the application makes it, is patient with an engine that has too much to do. */
class OverloadTest {

  private OverloadedEngine overloaded;
  private CamundaClient client;

  @BeforeEach
  void connect() throws IOException {
    overloaded = new OverloadedEngine(2);
    client = ClientUnderTest.of(overloaded.uri());
  }

  @AfterEach
  void close() {
    client.close();
    overloaded.close();
  }

  @Test
  void publishesTheMessageInTheEnd() {
    client
        .newPublishMessageCommand()
        .messageName("revenue.billSubmitted")
        .correlationKey("7")
        .send()
        .join();
    assertThat(overloaded.published).hasSize(1);
  }

  @Test
  void completesTheJobInTheEnd() throws InterruptedException {
    overloaded.offer(
        ActivatedJob.newBuilder().setKey(7).setType("work").setVariables("{}").build());
    try (var _ =
        client
            .newWorker()
            .jobType("work")
            .handler((engine, job) -> engine.newCompleteCommand(job).send().join())
            .open()) {
      assertThat(overloaded.completed.poll(30, TimeUnit.SECONDS))
          .extracting(request -> request.getJobKey())
          .isEqualTo(7L);
    }
  }
}
