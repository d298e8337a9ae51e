package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.CancelProcessInstanceResponse;
import io.grpc.Status;
import java.util.Collection;
import org.procession.domain.platform.RunningInstances;
import org.springframework.stereotype.Component;

/** The process instances of the engine that the client talks to. */
@Component
class EngineInstances implements RunningInstances {

  private final CamundaClient client;

  EngineInstances(CamundaClient client) {
    this.client = client;
  }

  /** Asks the engine for all of them at once, and then waits for its answers. */
  @Override
  public long cancel(Collection<Long> keys) {
    return keys.stream().map(key -> client.newCancelInstanceCommand(key).send()).toList().stream()
        .filter(EngineInstances::stillRan)
        .count();
  }

  private static boolean stillRan(CamundaFuture<CancelProcessInstanceResponse> cancelling) {
    try {
      cancelling.join();
      return true;
    } catch (ClientStatusException e) {
      if (e.getStatusCode() == Status.Code.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }
}
