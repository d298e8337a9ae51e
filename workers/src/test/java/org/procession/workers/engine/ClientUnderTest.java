package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.procession.engine.EngineAddress;

/** The engine's client, made as the application makes it. */
public final class ClientUnderTest {

  private ClientUnderTest() {}

  public static CamundaClient of(URI engine) {
    return new EngineConfiguration()
        .camundaClient(
            new EngineProperties(engine, 1, Duration.ofSeconds(60), Duration.ofMinutes(5)),
            EngineAddress.open(engine),
            Executors.newVirtualThreadPerTaskExecutor());
  }
}
