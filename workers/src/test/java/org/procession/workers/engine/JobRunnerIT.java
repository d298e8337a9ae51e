package org.procession.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.Problem;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.procession.local.EngineRecord;
import org.procession.local.EngineTap;
import org.procession.local.TestParts;
import org.procession.workers.Gate;
import org.procession.workers.Patience;
import org.procession.workers.RealParts;
import org.springframework.dao.DataAccessResourceFailureException;
import tools.jackson.databind.json.JsonMapper;

class JobRunnerIT {

  private static final AtomicInteger PROCESSES = new AtomicInteger();
  private static final TenantId TENANT = new TenantId("acme");
  private static final Duration JOB_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration LAST_PAUSE = Duration.ofMillis(1600);
  private static final Subject BILL = new Subject("bill", new UUID(7, 7));

  private final Seal seal = new Seal(RealParts.SEAL_KEY);
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final ObservationRegistry observations = ObservationRegistry.create();
  private final String process = "Test" + PROCESSES.incrementAndGet() + "Process";
  private final TestWorker worker = new TestWorker(process + ".work");

  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  private final Set<String> noted = ConcurrentHashMap.newKeySet();

  private Gate gate;
  private CamundaClient engine;
  private OpenWorkers open;

  /** Does what the test says, call by call. */
  static final class TestWorker implements Worker<TestWorker.Input> {

    record Input(String billId, int amount, @Nullable String note) {}

    record Output(String answer) {}

    interface Work {
      Record of(Input input, Job job);
    }

    private final String jobType;
    final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
    final BlockingQueue<Long> times = new LinkedBlockingQueue<>();
    final BlockingQueue<Work> works = new LinkedBlockingQueue<>();

    TestWorker(String jobType) {
      this.jobType = jobType;
    }

    @Override
    public String jobType() {
      return jobType;
    }

    @Override
    public Set<BpmnError> errors() {
      return Set.of(BpmnError.of("EXPECTED", "why"));
    }

    @Override
    public Record handle(Input input, Job job) {
      inputs.add(input);
      times.add(System.nanoTime());
      var work = works.poll();
      return work == null ? new Output("done") : work.of(input, job);
    }
  }

  /** A business rule that is not met. */
  static final class Refusal extends Problem {
    Refusal(String code) {
      super(Kind.CONFLICT, code, "It cannot be.");
    }
  }

  @BeforeEach
  void openWorker() throws IOException {
    observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    gate = new Gate(TestParts.engine().grpc());
    engine =
        CamundaClient.newClientBuilder()
            .grpcAddress(gate.uri())
            .restAddress(TestParts.engine().rest())
            .preferRestOverGrpc(false)
            .useDefaultRetryPolicy(true)
            .jobHandlingExecutor(threads, false)
            .defaultRequestTimeout(Duration.ofSeconds(2))
            .build();
    var model =
        Bpmn.createExecutableProcess(process)
            .startEvent()
            .serviceTask("Task", task -> task.zeebeJobType(worker.jobType()).zeebeJobRetries("5"))
            .boundaryEvent("Caught", event -> event.error("EXPECTED").zeebeOutput("=why", "why"))
            .endEvent("Otherwise")
            .moveToActivity("Task")
            .endEvent("End")
            .done();
    engine.newDeployResourceCommand().addProcessModel(model, process + ".bpmn").send().join();
    open =
        new OpenWorkers(
            engine,
            threads,
            new EngineProperties(gate.uri(), 2, JOB_TIMEOUT, LAST_PAUSE),
            new Models(List.of()),
            List.of(worker),
            seal,
            EngineTenants.shared(),
            (key, processId, subject) ->
                noted.add(Scope.current().tenant() + " " + key + " " + processId + " " + subject),
            new JsonMapper(),
            observations);
    open.start();
  }

  @AfterEach
  void close() throws IOException {
    open.stop();
    engine.close();
    gate.close();
    threads.shutdown();
  }

  @Test
  void givesTheWorkerItsVariablesAndTheProcessItsAnswer() throws Exception {
    var instance = start(variables());
    assertThat(nextInput()).isEqualTo(new TestWorker.Input(BILL.id().toString(), 3, null));
    awaitElement(instance, "End");
    var written =
        EngineTap.await(
            "the answer",
            record ->
                record.is("VARIABLE", "CREATED")
                    && record.processInstanceKey() == instance
                    && record.text("name").equals("answer"));
    assertThat(written.text("value")).isEqualTo("\"done\"");
    awaitOutcome("completed", 1);
    assertThat(noted).containsExactly("acme %d %s %s".formatted(instance, process, BILL));
  }

  @Test
  void fetchesOnlyTheVariablesThatTheWorkerNames() {
    var variables = variables();
    variables.put("secret", "nobody's business");
    // What waits already is fetched, and its record says what was; of what is streamed none does.
    open.stop();
    var instance = start(variables);
    EngineTap.await(
        "the job",
        record -> record.is("JOB", "CREATED") && record.processInstanceKey() == instance);
    open.start();
    awaitElement(instance, "End");
    var activated =
        EngineTap.await(
            "activation of the job",
            record ->
                record.is("JOB_BATCH", "ACTIVATED")
                    && record.text("type").equals(worker.jobType())
                    && !record.value().path("jobs").isEmpty());
    assertThat(activated.value().path("jobs").path(0).path("variables").propertyNames())
        .containsExactlyInAnyOrder("billId", "amount", "tenantId", "subject", "seals");
  }

  @Test
  void opensTheScopeOfTheTenantForTheProcessInstance() throws Exception {
    BlockingQueue<Scope> scopes = new LinkedBlockingQueue<>();
    worker.works.add(
        (input, job) -> {
          scopes.add(Scope.current());
          return new Worker.Nothing();
        });
    var instance = start(variables());
    assertThat(scopes.poll(30, TimeUnit.SECONDS))
        .isEqualTo(new Scope(TENANT, Actor.process(process, instance)));
  }

  @Test
  void throwsTheErrorThatTheProcessCatchesAndPassesOnWhy() {
    worker.works.add(
        (input, job) -> {
          throw new Refusal("EXPECTED");
        });
    var instance = start(variables());
    awaitElement(instance, "Otherwise");
    var why =
        EngineTap.await(
            "the reason",
            record ->
                record.processInstanceKey() == instance
                    && record.text("name").equals("why")
                    && record.value().path("scopeKey").asLong() == instance);
    assertThat(why.text("value")).isEqualTo("\"It cannot be.\"");
    awaitOutcome("error", 1);
  }

  @Test
  void stopsTheProcessAtAProblemThatItDoesNotCatch() {
    worker.works.add(
        (input, job) -> {
          throw new Refusal("UNEXPECTED");
        });
    var instance = start(variables());
    assertThat(incident(instance)).isEqualTo("UNEXPECTED: It cannot be.");
    assertThat(worker.inputs).hasSize(1);
    awaitOutcome("refused", 1);
  }

  @Test
  void stopsTheProcessWhenItsSealIsBrokenAndDoesNothing() {
    var variables = variables();
    variables.put("tenantId", "globex");
    assertThat(incident(start(variables)))
        .startsWith("The seal of this process instance is broken: the seal is not that of this");
    var without = variables();
    without.remove("seals");
    assertThat(incident(start(without))).contains("no seal for " + process);
    assertThat(worker.inputs).isEmpty();
    awaitOutcome("unsealed", 2);
  }

  @Test
  void stopsTheProcessAtAVariableOfAnotherTypeAndNamesIt() {
    var variables = variables();
    variables.put("amount", "three");
    assertThat(incident(start(variables))).startsWith("The variable 'amount' is not what");
    assertThat(worker.inputs).isEmpty();
    awaitOutcome("malformed", 1);
  }

  @Test
  void stopsTheProcessWhenTheAnswerIsTooLargeForTheEngine() {
    worker.works.add((input, job) -> new TestWorker.Output("x".repeat(5_000_000)));
    assertThat(incident(start(variables()))).contains("too large for the engine: 5,000,0");
    awaitOutcome("oversized", 1);
  }

  @Test
  void finishesTheJobsItHasTakenBeforeItStops() throws Exception {
    var begun = new CountDownLatch(1);
    worker.works.add(
        (input, job) -> {
          begun.countDown();
          return new TestWorker.Output("in time");
        });
    var instance = start(variables());
    begun.await();
    open.stop();
    assertThat(outcomes()).containsEntry("completed", 1L);
    awaitElement(instance, "End");
  }

  @Test
  void triesAgainAfterTechnicalTroubleAndLaterEachTimeAndThenStops() {
    for (var attempt = 0; attempt < 5; attempt++) {
      worker.works.add(
          (input, job) -> {
            throw new IllegalStateException("the disk is full");
          });
    }
    assertThat(incident(start(variables()))).contains("the disk is full");
    assertThat(pauses())
        .hasSize(4)
        .zipSatisfy(
            List.of(64L, 16L, 4L, 1L),
            (waited, part) ->
                assertThat(waited).isGreaterThanOrEqualTo(LAST_PAUSE.dividedBy(part)));
    awaitOutcome("failed", 5);
  }

  @Test
  void keepsItsRetriesWhenItIsToBeTriedLater() {
    var pause = Duration.ofMillis(50);
    worker.works.add(
        (input, job) -> {
          throw new TryLater(pause, "not yet");
        });
    var instance = start(variables());
    awaitElement(instance, "End");
    var failed = failure(instance);
    assertThat(failed.value().path("retries").asInt()).isEqualTo(5);
    assertThat(failed.text("errorMessage")).isEqualTo("not yet");
    assertThat(pauses())
        .singleElement()
        .satisfies(waited -> assertThat(waited).isGreaterThan(pause));
    awaitOutcome("waiting", 1);
  }

  @Test
  void leavesNoPauseToTheEngineWhichCanForgetIt() {
    worker.works.add(
        (input, job) -> {
          throw new TryLater(Duration.ofMillis(10), "not yet");
        });
    worker.works.add(
        (input, job) -> {
          throw new IllegalStateException("the disk is full");
        });
    var instance = start(variables());
    awaitElement(instance, "End");
    assertThat(
            EngineTap.soFar(
                record -> record.is("JOB", "FAILED") && record.processInstanceKey() == instance))
        .hasSize(2)
        .allSatisfy(failed -> assertThat(failed.value().path("retryBackoff").asLong()).isZero());
  }

  @Test
  void isNotGivenToAnotherWhileItWaits() {
    worker.works.add(
        (input, job) -> {
          throw new TryLater(JOB_TIMEOUT.plusMillis(500), "not yet");
        });
    var instance = start(variables());
    awaitElement(instance, "End");
    assertThat(pauses())
        .singleElement()
        .satisfies(waited -> assertThat(waited).isGreaterThan(JOB_TIMEOUT));
  }

  @Test
  void waitsForTheDatabaseWithoutUsingUpItsRetries() {
    worker.works.add(
        (input, job) -> {
          throw new DataAccessResourceFailureException("the connection is gone");
        });
    var instance = start(variables());
    awaitElement(instance, "End");
    assertThat(failure(instance).value().path("retries").asInt()).isEqualTo(5);
    awaitOutcome("waiting", 1);
  }

  @Test
  void isNotGivenToAnotherWhileItIsBeingDoneHoweverLong() {
    worker.works.add(
        (input, job) -> {
          var created =
              EngineTap.await(
                  "the job", record -> record.is("JOB", "CREATED") && record.key() == job.key());
          EngineTap.await(
              "a sign of life after its time",
              record ->
                  record.is("JOB", "TIMEOUT_UPDATED")
                      && record.key() == job.key()
                      && record.time().isAfter(created.time().plus(JOB_TIMEOUT.multipliedBy(2))));
          return new TestWorker.Output("in time");
        });
    var instance = start(variables());
    awaitElement(instance, "End");
    assertThat(worker.inputs).hasSize(1);
    awaitOutcome("completed", 1);
  }

  @Test
  void isDoneAgainWhenTheEngineIsAwayAtItsEnd() {
    worker.works.add(
        (input, job) -> {
          gate.shut();
          return new TestWorker.Output("lost");
        });
    worker.works.add((input, job) -> new TestWorker.Output("found its work done"));
    var instance = start(variables());
    // The client gives the first answer up; then the engine takes this worker for dead.
    Patience.await().until(() -> outcomes().containsKey("unanswered"));
    gate.open();
    awaitElement(instance, "End");
    assertThat(worker.inputs).hasSize(2);
  }

  private Map<String, Object> variables() {
    return new HashMap<>(
        Map.of(
            "tenantId", TENANT.value(),
            "subject", BILL.toString(),
            "billId", BILL.id().toString(),
            "seals", Map.of(process, seal.sign(TENANT, process, BILL)),
            "amount", 3));
  }

  private long start(Map<String, Object> variables) {
    return engine
        .newCreateInstanceCommand()
        .bpmnProcessId(process)
        .latestVersion()
        .variables(variables)
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private TestWorker.Input nextInput() throws InterruptedException {
    return worker.inputs.poll(30, TimeUnit.SECONDS);
  }

  /** Between each attempt and the next. */
  private List<Duration> pauses() {
    var times = List.copyOf(worker.times);
    return IntStream.range(1, times.size())
        .mapToObj(next -> Duration.ofNanos(times.get(next) - times.get(next - 1)))
        .toList();
  }

  private static void awaitElement(long instance, String element) {
    EngineTap.await(
        element,
        record ->
            record.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED")
                && record.processInstanceKey() == instance
                && record.elementId().equals(element));
  }

  private static String incident(long instance) {
    return EngineTap.await(
            "an incident",
            record -> record.is("INCIDENT", "CREATED") && record.processInstanceKey() == instance)
        .text("errorMessage");
  }

  private static EngineRecord failure(long instance) {
    return EngineTap.await(
        "failure of the job",
        record -> record.is("JOB", "FAILED") && record.processInstanceKey() == instance);
  }

  /** The engine knows of an end a moment before it is counted. */
  private void awaitOutcome(String outcome, long number) {
    Patience.await().untilAsserted(() -> assertThat(outcomes()).containsEntry(outcome, number));
  }

  /** How many jobs came to which end. */
  private Map<String, Long> outcomes() {
    Map<String, Long> counts = new HashMap<>();
    meters
        .find("procession.job")
        .tag("type", worker.jobType())
        .timers()
        .forEach(timer -> counts.put(timer.getId().getTag("outcome"), timer.count()));
    return counts;
  }
}
