package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.util.Collection;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
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
    return keys.stream()
        .map(key -> client.newCancelInstanceCommand(key).send().toCompletableFuture())
        .toList()
        .stream()
        .filter(
            cancelling -> {
              try {
                cancelling.join();
                return true;
              } catch (CompletionException e) {
                if (hasEnded(e.getCause())) {
                  return false;
                }
                throw e;
              }
            })
        .count();
  }

  private static boolean hasEnded(@Nullable Throwable failure) {
    return failure instanceof ClientStatusException refused
        && refused.getStatusCode() == Status.Code.NOT_FOUND;
  }
}
