package org.procession.workers.relays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.procession.workers.Patience.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.processes.Engines;
import org.procession.domain.processes.LostInstances;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.procession.local.EngineRecord;
import org.procession.local.EngineTap;
import org.procession.local.TestParts;
import org.procession.workers.Gate;
import org.procession.workers.House;
import org.procession.workers.RealParts;
import org.procession.workers.engine.EngineParts;
import org.procession.workers.engine.EngineTenants;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class EngineRelayIT {

  @Autowired House house;
  @Autowired Engines engines;
  @Autowired LostInstances lost;

  private Scope scope;
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
    use(EngineTenants.shared());
    scope = house.tenant();
  }

  private void use(EngineTenants tenants) {
    parts = new EngineParts(engine, tenants, RealParts.SEAL_KEY);
    relay =
        new EngineRelay(
            new MeetingEngines(
                parts.marks(), parts.tenants(), parts.deployment(), parts.models(), engines, lost),
            parts.messages());
  }

  @AfterEach
  void close() throws IOException {
    parts.deployment().stop();
    engine.close();
    gate.close();
  }

  @Test
  void isReadyWhenTheModelsAreDeployed() {
    assertThat(isReady()).isFalse();
    parts.deployment().start();
    await().until(this::isReady);
  }

  @Test
  void introducesATenantToAnEngineThatKeepsThemApartBeforeItIsReady() {
    var there = EngineTenants.shared();
    var opened = new ArrayList<TenantId>();
    use(
        new EngineTenants() {
          @Override
          public boolean areApart() {
            return true;
          }

          @Override
          public String nameOf(TenantId tenant) {
            return there.nameOf(tenant);
          }

          @Override
          public void open(TenantId tenant) {
            opened.add(tenant);
          }

          @Override
          public List<String> openAll() {
            return there.openAll();
          }

          @Override
          public List<String> served() {
            return there.served();
          }
        });
    parts.deployment().start();
    await().until(this::isReady);
    assertThat(opened).containsExactly(scope.tenant());
  }

  @Test
  void startsAProcessWithSealedVariables() {
    deployed();
    var event = event("revenue.billSubmitted");
    deliver(event);
    var message = published(event);
    assertThat(message.text("name")).isEqualTo("revenue.billSubmitted");
    assertThat(message.text("correlationKey")).isEqualTo(event.subject().id().toString());
    var variables = message.value().path("variables");
    assertThat(variables.propertyNames())
        .containsExactlyInAnyOrder("tenantId", "subject", "billId", "seals");
    assertThat(variables.path("tenantId").asString()).isEqualTo(scope.tenant().value());
    assertThat(variables.path("subject").asString()).isEqualTo(event.subject().toString());
    assertThat(variables.path("billId").asString()).isEqualTo(event.subject().id().toString());
    assertThat(variables.path("seals").path("BillApprovalProcess").asString())
        .isEqualTo(parts.seal().sign(scope.tenant(), "BillApprovalProcess", event.subject()));
    assertThat(started(event)).hasSize(1);
  }

  @Test
  void startsNoSecondInstanceWhenAnEventComesAgain() {
    deployed();
    var event = event("revenue.billSubmitted");
    deliver(event);
    deliver(event, event);
    var last = event("revenue.billSubmitted");
    deliver(last);
    assertThat(started(last)).hasSize(1);
    assertThat(started(event)).hasSize(1);
  }

  @Test
  void publishesOnlyWhatSomeModelTakes() {
    deployed();
    var ignored = event("revenue.billCreated");
    var awaited = event("revenue.billWithdrawn");
    deliver(ignored, awaited);
    assertThat(published(awaited).value().path("variables").isEmpty()).isTrue();
    assertThat(EngineTap.soFar(record -> record.text("messageId").equals(ignored.id().toString())))
        .isEmpty();
  }

  @Test
  void deliversWhatItCouldNotWhileTheEngineWasAway() {
    deployed();
    var events = new LoggedEvent[] {event("revenue.billSubmitted"), event("revenue.billSubmitted")};
    gate.shut();
    assertThatThrownBy(() -> deliver(events)).isInstanceOf(ClientException.class);
    gate.open();
    deliver(events);
    assertThat(events).allSatisfy(event -> assertThat(started(event)).hasSize(1));
  }

  private boolean isReady() {
    return scope.call(relay::isReady);
  }

  private void deliver(LoggedEvent... events) {
    scope.run(() -> relay.deliver(List.of(events)));
  }

  private void deployed() {
    parts.deployment().start();
    await().until(parts.deployment()::isDone);
  }

  private LoggedEvent event(String name) {
    var id = UUID.randomUUID();
    return new LoggedEvent(
        scope.tenant(),
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
