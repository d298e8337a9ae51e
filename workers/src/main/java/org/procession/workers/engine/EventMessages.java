package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.PublishMessageCommandStep1.PublishMessageCommandStep3;
import io.camunda.client.api.response.PublishMessageResponse;
import io.grpc.Status;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.procession.domain.events.LoggedEvent;
import org.springframework.stereotype.Component;

/** Events as messages to the process engine. */
@Component
public class EventMessages {

  /**
   * How long the engine keeps a message. For so long it waits for an instance that is not yet where
   * it takes the message, and for so long a message that comes again is known: a relay that died
   * between publishing and moving its cursor has to be back by then. Each message kept costs memory
   * of the engine, hence hours and not days.
   */
  private static final Duration TIME_TO_LIVE = Duration.ofHours(6);

  private final CamundaClient engine;
  private final Models models;
  private final Seal seal;
  private final EngineTenants tenants;

  EventMessages(CamundaClient engine, Models models, Seal seal, EngineTenants tenants) {
    this.engine = engine;
    this.models = models;
    this.seal = seal;
    this.tenants = tenants;
  }

  /** Whether any model starts from the event or waits for it. */
  public boolean isAwaited(LoggedEvent event) {
    return models.isAwaited(event.name());
  }

  /**
   * Publishes events to all who wait for them, each once: the engine knows one again that comes
   * again. All are under way at once. The client tries for some seconds when the engine is
   * overloaded.
   *
   * @throws io.camunda.client.api.command.ClientException when nobody knows whether it took them
   */
  public void publish(List<LoggedEvent> events) {
    send(events, event -> message(event).messageId(event.id().toString()).timeToLive(TIME_TO_LIVE));
  }

  /**
   * Publishes events once more, to start what they start: of each process that does not run for the
   * record an instance, and of the others none. They are not kept for later.
   *
   * @throws io.camunda.client.api.command.ClientException when nobody knows whether it took them
   */
  public void restart(List<LoggedEvent> events) {
    send(events, event -> message(event).timeToLive(Duration.ZERO));
  }

  private static void send(
      List<LoggedEvent> events, Function<LoggedEvent, PublishMessageCommandStep3> message) {
    events.stream()
        .map(event -> message.apply(event).send())
        .toList()
        .forEach(EventMessages::awaitAcknowledged);
  }

  private static void awaitAcknowledged(CamundaFuture<PublishMessageResponse> published) {
    try {
      published.join();
    } catch (ClientStatusException e) {
      if (e.getStatusCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }

  private PublishMessageCommandStep3 message(LoggedEvent event) {
    var message =
        engine
            .newPublishMessageCommand()
            .messageName(event.name())
            .correlationKey(event.subject().id().toString())
            .tenantId(tenants.nameOf(event.tenant()));
    var starts = models.startedBy(event.name());
    return starts.isEmpty() ? message : message.variables(start(event, starts));
  }

  /** What an instance is born with, sealed for each process that the message starts. */
  private Map<String, Object> start(LoggedEvent event, Collection<String> processes) {
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
}
