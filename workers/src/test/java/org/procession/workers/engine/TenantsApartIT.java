package org.procession.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.procession.local.TestParts;
import org.procession.workers.Patience;
import org.procession.workers.RealParts;
import tools.jackson.databind.json.JsonMapper;

/** An engine that keeps tenants apart: what is done there for one is nothing to another. */
class TenantsApartIT {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final TenantId LATER = new TenantId("later");

  private static final Models MODELS =
      new Models(
          List.of(
              new Models.Resource(
                  "test/WorkProcess.bpmn",
                  """
                  <?xml version="1.0" encoding="UTF-8"?>
                  <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                      xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="test">
                    <bpmn:process id="WorkProcess" isExecutable="true">
                      <bpmn:startEvent id="Start">
                        <bpmn:outgoing>Flow</bpmn:outgoing>
                        <bpmn:messageEventDefinition id="Event" messageRef="Message" />
                      </bpmn:startEvent>
                      <bpmn:sequenceFlow id="Flow" sourceRef="Start" targetRef="Work" />
                      <bpmn:serviceTask id="Work">
                        <bpmn:extensionElements><zeebe:taskDefinition type="test.work" /></bpmn:extensionElements>
                        <bpmn:incoming>Flow</bpmn:incoming>
                      </bpmn:serviceTask>
                    </bpmn:process>
                    <bpmn:message id="Message" name="revenue.billSubmitted" />
                  </bpmn:definitions>
                  """),
              new Models.Resource(
                  "test/Verdict.dmn",
                  """
                  <?xml version="1.0" encoding="UTF-8"?>
                  <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Verdicts" name="Verdicts" namespace="test">
                    <decision id="Verdict" name="Verdict">
                      <decisionTable id="Table" hitPolicy="UNIQUE">
                        <output id="Output" name="verdict" typeRef="string" />
                        <rule id="Rule"><outputEntry id="Entry"><text>"yes"</text></outputEntry></rule>
                      </decisionTable>
                    </decision>
                  </definitions>
                  """)));

  private static final TenantsThere TENANTS = new TenantsThere();
  private static final Seal SEAL = new Seal(RealParts.SEAL_KEY);
  private static final JsonMapper JSON = new JsonMapper();
  private static final MeterRegistry METERS = new SimpleMeterRegistry();
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);
  private static final BlockingQueue<String> DONE = new LinkedBlockingQueue<>();

  private static TestParts.OwnEngine parts;
  private static CamundaClient engine;
  private static OpenWorkers workers;
  private static DeployingModels deploying;

  /** Tenants whom the engine lets everybody work for. */
  private static final class TenantsThere implements EngineTenants {
    private final List<TenantId> there = new CopyOnWriteArrayList<>(List.of(ACME, GLOBEX));

    @Override
    public boolean areApart() {
      return true;
    }

    @Override
    public String nameOf(TenantId tenant) {
      return tenant.value();
    }

    @Override
    public void open(TenantId tenant) {
      there.add(tenant);
    }

    @Override
    public List<String> openAll() {
      return served();
    }

    @Override
    public List<String> served() {
      return there.stream().map(this::nameOf).toList();
    }
  }

  /** Tells whose job it does, and of which record. */
  private static final class TestWorker implements Worker<TestWorker.Input> {
    record Input(String billId) {}

    @Override
    public String jobType() {
      return "test.work";
    }

    @Override
    public Record handle(Input input, Job job) {
      DONE.add(Scope.current().tenant() + " as " + job.tenant() + ": " + input.billId());
      return new Nothing();
    }
  }

  @BeforeAll
  static void start() {
    parts = TestParts.ownEngine(ACME.value(), GLOBEX.value(), LATER.value());
    engine =
        CamundaClient.newClientBuilder()
            .grpcAddress(parts.addresses().grpc())
            .restAddress(parts.addresses().rest())
            .preferRestOverGrpc(false)
            .jobHandlingExecutor(THREADS, false)
            .build();
    deploying = new DeployingModels(engine, MODELS, TENANTS);
    deploying.start();
    Patience.await().until(deploying::isDone);
    var observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(METERS));
    workers =
        new OpenWorkers(
            engine,
            THREADS,
            new EngineProperties(
                parts.addresses().grpc(), 2, Duration.ofSeconds(10), Duration.ofSeconds(1)),
            MODELS,
            List.of(new TestWorker()),
            SEAL,
            TENANTS,
            (key, process, subject) -> {},
            JSON,
            observations);
    workers.start();
  }

  @AfterAll
  static void stop() {
    workers.stop();
    deploying.stop();
    engine.close();
    parts.close();
    THREADS.shutdown();
  }

  private static LoggedEvent submitted(TenantId tenant, Subject bill) {
    return new LoggedEvent(
        tenant,
        UUID.randomUUID(),
        1,
        1,
        "revenue.billSubmitted",
        bill,
        List.of(),
        "user:clerk",
        "Clerk",
        Instant.EPOCH,
        "Something happened",
        "{}");
  }

  private static Subject bill() {
    return new Subject("bill", UUID.randomUUID());
  }

  private static void publish(LoggedEvent event) {
    new EventMessages(engine, MODELS, SEAL, TENANTS).publish(List.of(event));
  }

  private static String nextDone() throws InterruptedException {
    return DONE.poll(30, TimeUnit.SECONDS);
  }

  @Test
  void startsTheTenantsOwnModelAndDoesItsJobs() throws Exception {
    for (var tenant : List.of(ACME, GLOBEX)) {
      var bill = bill();
      publish(submitted(tenant, bill));
      assertThat(nextDone()).isEqualTo("%1$s as %1$s: %2$s".formatted(tenant, bill.id()));
    }
  }

  @Test
  void givesATenantThatComesLaterTheModelsAndDoesItsJobs() throws Exception {
    deploying.deployFor(LATER);
    var bill = bill();
    publish(submitted(LATER, bill));
    assertThat(nextDone()).isEqualTo("later as later: " + bill.id());
  }

  @Test
  void refusesAJobThatTheEngineRunsForAnotherTenantThanTheSealedOne() throws Exception {
    var bill = bill();
    engine
        .newPublishMessageCommand()
        .messageName("revenue.billSubmitted")
        .correlationKey(bill.id().toString())
        .variables(
            Map.of(
                "tenantId", ACME.value(),
                "subject", bill.toString(),
                "billId", bill.id().toString(),
                "seals", Map.of("WorkProcess", SEAL.sign(ACME, "WorkProcess", bill))))
        .tenantId(GLOBEX.value())
        .send()
        .join();
    Patience.await()
        .until(() -> METERS.find("procession.job").tag("outcome", "unsealed").timers().size() == 1);
    assertThat(DONE).isEmpty();
  }

  @Test
  void decidesByTheTenantsOwnTable() {
    var decisions = new EngineDecisions(engine, JSON, TENANTS);
    var ofAcme = decide(decisions, ACME);
    var ofGlobex = decide(decisions, GLOBEX);
    assertThat(ofAcme.verdict()).isEqualTo(ofGlobex.verdict());
    assertThat(ofAcme.by().key()).isNotEqualTo(ofGlobex.by().key());
    assertThat(decide(decisions, ACME).by()).isEqualTo(ofAcme.by());
    assertThatThrownBy(() -> decide(decisions, new TenantId("stranger")))
        .isInstanceOf(ClientException.class);
  }

  private static EngineDecisions.Decided decide(EngineDecisions decisions, TenantId tenant) {
    return new Scope(tenant, Actor.system("test"))
        .call(() -> decisions.decide("Verdict", List.of(JSON.createObjectNode())).getFirst());
  }

  @Test
  void keepsAMarkForEachTenant() {
    var marks = new EngineMarks(engine, TENANTS);
    var mark = UUID.randomUUID();
    marks.plant(ACME, mark);
    assertThat(marks.isThere(ACME, mark)).isTrue();
    assertThat(marks.isThere(GLOBEX, mark)).isFalse();
  }
}
