package org.procession.processes.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.procession.local.EngineRecord;
import org.procession.local.EngineTap;
import org.procession.local.TestParts;

/** The real broker with every model deployed, started once for all tests of a run. */
public final class Engine {
  private final URI management;
  private final HttpClient http = HttpClient.newHttpClient();
  private final CamundaClient client;
  private Duration ahead = Duration.ZERO;

  private Engine() {
    var parts = TestParts.engine();
    management = parts.management();
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(parts.grpc())
            .restAddress(parts.rest())
            .preferRestOverGrpc(false)
            .build();
    deploy(Models.all());
  }

  /** The engine, which the first caller starts. */
  public static Engine running() {
    return Running.ENGINE;
  }

  /** Deploys models beside those that this module ships, from which their ids must differ. */
  public void deploy(List<Path> files) {
    Deployment.of(client, files);
  }

  /** Starts an instance by a message. The correlation key must be new to the engine. */
  public ProcessInstance start(String message, String correlationKey, Map<String, ?> variables) {
    publish(message, correlationKey, variables);
    return started(correlationKey, r -> true);
  }

  /** The instance that a message starts which had to wait for an earlier one to end. */
  ProcessInstance startedAfter(ProcessInstance earlier, String correlationKey) {
    return started(correlationKey, r -> r.processInstanceKey() > earlier.key());
  }

  private ProcessInstance started(String correlationKey, Predicate<EngineRecord> which) {
    var correlated =
        EngineTap.await(
            "an instance started for " + correlationKey,
            r ->
                r.is("MESSAGE_START_EVENT_SUBSCRIPTION", "CORRELATED")
                    && r.value().get("correlationKey").asString().equals(correlationKey)
                    && which.test(r));
    return new ProcessInstance(this, correlated.processInstanceKey());
  }

  /** Publishes a message, which waits a minute for an instance that expects it. */
  public void publish(String message, String correlationKey, Map<String, ?> variables) {
    client
        .newPublishMessageCommand()
        .messageName(message)
        .correlationKey(correlationKey)
        .timeToLive(Duration.ofMinutes(1))
        .variables(variables)
        .send()
        .join();
  }

  /** Waits until what happened so far is in the records. */
  public void catchUp() {
    var mark = UUID.randomUUID().toString();
    publish("catchUp", mark, Map.of());
    EngineTap.await(
        "all until now",
        r -> r.is("MESSAGE", "PUBLISHED") && r.text("correlationKey").equals(mark));
  }

  /** Evaluates a decision outside of any process. */
  public EvaluateDecisionResponse decide(String decision, Map<String, ?> variables) {
    return client
        .newEvaluateDecisionCommand()
        .decisionId(decision)
        .variables(variables)
        .send()
        .join();
  }

  /** Reads JSON, such as the output of a decision. */
  public <T> T read(String json, Class<T> type) {
    return client.getConfiguration().getJsonMapper().fromJson(json, type);
  }

  CamundaClient client() {
    return client;
  }

  /** The engine's time, which is ahead of ours. */
  Instant now() {
    return Instant.now().plus(ahead);
  }

  /** Moves the engine's clock forward, for all instances. */
  void passTime(Duration time) {
    var request =
        HttpRequest.newBuilder(management.resolve("/actuator/clock/add"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"offsetMilli\": %d}".formatted(time.toMillis())))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) throw new IllegalStateException(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    ahead = ahead.plus(time);
  }

  private static final class Running {
    static final Engine ENGINE = new Engine();
  }
}
