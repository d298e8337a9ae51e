package org.procession.workers.relays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.procession.workers.Patience.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.TenantId;
import org.procession.local.EngineRecord;
import org.procession.local.EngineTap;
import org.procession.local.TestParts;
import org.procession.workers.Gate;
import org.procession.workers.RealParts;
import org.procession.workers.engine.EngineParts;

class EngineRelayIT {

  private static final TenantId TENANT = new TenantId("acme");

  private Gate gate;
  private CamundaClient engine;
  private EngineParts parts;
  private EngineRelay relay;

  @BeforeEach
  void deploy() throws IOException {
    gate = new Gate(TestParts.engine().grpc());
    engine =
        CamundaClient.newClientBuilder()
            .grpcAddress(gate.uri())
            .preferRestOverGrpc(false)
            .useDefaultRetryPolicy(true)
            .defaultRequestTimeout(Duration.ofSeconds(2))
            .build();
    parts = new EngineParts(engine, RealParts.SEAL_KEY);
    relay = new EngineRelay(engine, parts.deployment(), parts.models(), parts.seal());
  }

  @AfterEach
  void close() throws IOException {
    parts.deployment().stop();
    engine.close();
    gate.close();
  }

  @Test
  void isReadyWhenTheModelsAreDeployed() {
    assertThat(relay.isReady()).isFalse();
    parts.deployment().start();
    await().until(relay::isReady);
  }

  @Test
  void startsAProcessWithSealedVariables() {
    deployed();
    var event = event("revenue.billSubmitted");
    relay.deliver(List.of(event));
    var message = published(event);
    assertThat(message.text("name")).isEqualTo("revenue.billSubmitted");
    assertThat(message.text("correlationKey")).isEqualTo(event.subject().id().toString());
    var variables = message.value().path("variables");
    assertThat(variables.propertyNames())
        .containsExactlyInAnyOrder("tenantId", "subject", "billId", "seals");
    assertThat(variables.path("tenantId").asString()).isEqualTo("acme");
    assertThat(variables.path("subject").asString()).isEqualTo(event.subject().toString());
    assertThat(variables.path("billId").asString()).isEqualTo(event.subject().id().toString());
    assertThat(variables.path("seals").path("BillApprovalProcess").asString())
        .isEqualTo(parts.seal().sign(TENANT, "BillApprovalProcess", event.subject()));
    assertThat(started(event)).hasSize(1);
  }

  @Test
  void startsNoSecondInstanceWhenAnEventComesAgain() {
    deployed();
    var event = event("revenue.billSubmitted");
    relay.deliver(List.of(event));
    relay.deliver(List.of(event, event));
    var last = event("revenue.billSubmitted");
    relay.deliver(List.of(last));
    assertThat(started(last)).hasSize(1);
    assertThat(started(event)).hasSize(1);
  }

  @Test
  void publishesOnlyWhatSomeModelTakes() {
    deployed();
    var ignored = event("revenue.billCreated");
    var awaited = event("revenue.billWithdrawn");
    relay.deliver(List.of(ignored, awaited));
    assertThat(published(awaited).value().path("variables").isEmpty()).isTrue();
    assertThat(EngineTap.soFar(record -> record.text("messageId").equals(ignored.id().toString())))
        .isEmpty();
  }

  @Test
  void deliversWhatItCouldNotWhileTheEngineWasAway() {
    deployed();
    var events = List.of(event("revenue.billSubmitted"), event("revenue.billSubmitted"));
    gate.shut();
    assertThatThrownBy(() -> relay.deliver(events)).isInstanceOf(ClientException.class);
    gate.open();
    relay.deliver(events);
    assertThat(events).allSatisfy(event -> assertThat(started(event)).hasSize(1));
  }

  private void deployed() {
    parts.deployment().start();
    await().until(parts.deployment()::isDone);
  }

  private static LoggedEvent event(String name) {
    var id = UUID.randomUUID();
    return new LoggedEvent(
        TENANT,
        id,
        1,
        1,
        name,
        new Subject("bill", UUID.randomUUID()),
        List.of(),
        "user:clerk",
        "Clerk",
        Instant.EPOCH,
        "Something happened",
        "{}");
  }

  private static EngineRecord published(LoggedEvent event) {
    return EngineTap.await(
        "message " + event.name(),
        record ->
            record.is("MESSAGE", "PUBLISHED")
                && record.text("messageId").equals(event.id().toString()));
  }

  /** The instances that an event has started, once it has started the first. */
  private static List<EngineRecord> started(LoggedEvent event) {
    Predicate<EngineRecord> start =
        record ->
            record.is("MESSAGE_START_EVENT_SUBSCRIPTION", "CORRELATED")
                && record.text("correlationKey").equals(event.subject().id().toString());
    EngineTap.await("start by " + event.name(), start);
    return EngineTap.soFar(start);
  }
}
