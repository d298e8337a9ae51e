package org.procession.workers.relays;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.PublishMessageResponse;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.procession.domain.events.LoggedEvent;
import org.procession.workers.engine.DeployingModels;
import org.procession.workers.engine.Models;
import org.procession.workers.engine.Seal;
import org.springframework.stereotype.Component;

/**
 * Publishes events as messages to the process engine: those that some model starts from or waits
 * for. The engine knows a message that comes again by its id.
 */
@Component
class EngineRelay implements EventReceiver {

  /**
   * How long the engine keeps a message. For so long it waits for an instance that is not yet where
   * it takes the message, and for so long a message that comes again is known: a relay that died
   * between publishing and moving its cursor has to be back by then. Each message kept costs memory
   * of the engine, hence hours and not days.
   */
  private static final Duration TIME_TO_LIVE = Duration.ofHours(6);

  private final CamundaClient engine;
  private final DeployingModels deployment;
  private final Models models;
  private final Seal seal;

  EngineRelay(CamundaClient engine, DeployingModels deployment, Models models, Seal seal) {
    this.engine = engine;
    this.deployment = deployment;
    this.models = models;
    this.seal = seal;
  }

  @Override
  public String name() {
    return "engine";
  }

  /** All of a batch are under way at once. */
  @Override
  public int batchSize() {
    return 50;
  }

  /** A message does not start a process that is deployed after it. */
  @Override
  public boolean isReady() {
    return deployment.isDone();
  }

  @Override
  public void deliver(List<LoggedEvent> events) {
    events.stream()
        .filter(event -> models.isAwaited(event.name()))
        .map(this::publish)
        .toList()
        .forEach(EngineRelay::awaitAcknowledged);
  }

  private CamundaFuture<PublishMessageResponse> publish(LoggedEvent event) {
    var message =
        engine
            .newPublishMessageCommand()
            .messageName(event.name())
            .correlationKey(event.subject().id().toString())
            .messageId(event.id().toString())
            .timeToLive(TIME_TO_LIVE);
    var starts = models.startedBy(event.name());
    return (starts.isEmpty() ? message : message.variables(start(event, starts))).send();
  }

  /** What an instance is born with, sealed for each process that the message starts. */
  private Map<String, Object> start(LoggedEvent event, List<String> processes) {
    var seals =
        processes.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    process -> seal.sign(event.tenant(), process, event.subject())));
    return Map.of(
        "tenantId",
        event.tenant().value(),
        "subject",
        event.subject().toString(),
        event.subject().variable(),
        event.subject().id().toString(),
        "seals",
        seals);
  }

  /**
   * The client tries for some seconds when the engine is overloaded; then the batch comes again.
   */
  private static void awaitAcknowledged(CamundaFuture<PublishMessageResponse> published) {
    try {
      published.join();
    } catch (ClientStatusException e) {
      if (e.getStatusCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }
}
