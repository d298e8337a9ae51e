package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes jobs from the engine as long as the application runs. */
@Component
class OpenWorkers implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OpenWorkers.class);

  /** Less than the application gives its parts to stop. */
  private static final long PATIENCE_SECONDS = 20;

  /** How often it looks for tenants that are new. */
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(2);

  private final CamundaClient engine;
  private final ExecutorService jobThreads;
  private final EngineProperties properties;
  private final List<JobRunner<?>> runners = new ArrayList<>();
  private final List<JobWorker> open = new ArrayList<>();
  private final EngineTenants tenants;
  private volatile boolean running;
  private @Nullable SignsOfLife signs;
  private @Nullable Thread following;

  OpenWorkers(
      CamundaClient engine,
      ExecutorService jobThreads,
      EngineProperties properties,
      Models models,
      List<Worker<?>> workers,
      Seal seal,
      EngineTenants tenants,
      InstanceLog instances,
      JsonMapper json,
      ObservationRegistry observations) {
    this.engine = engine;
    this.jobThreads = jobThreads;
    this.properties = properties;
    this.tenants = tenants;
    for (var worker : workers) {
      runners.add(
          new JobRunner<>(
              worker, properties.lastPause(), seal, tenants, instances, json, observations));
    }
    requireOneForEach(models.jobTypes());
  }

  /** A job without a worker would wait for ever, and nobody would notice. */
  private void requireOneForEach(Set<String> jobTypes) {
    Set<String> missing = new HashSet<>(jobTypes);
    Set<String> seen = new HashSet<>();
    for (var runner : runners) {
      missing.remove(runner.jobType());
      if (!seen.add(runner.jobType())) {
        throw new IllegalStateException("two workers do " + runner.jobType());
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException("no worker does " + String.join(", ", missing));
    }
  }

  @Override
  public void start() {
    signs = new SignsOfLife(engine, properties.jobTimeout());
    running = true;
    following = Thread.ofVirtual().name("following-tenants").start(this::followTenants);
  }

  /** Asks for the jobs of the tenants that have the models, also of those that come later. */
  private void followTenants() {
    List<String> served = List.of();
    try {
      do {
        try {
          var tenants = this.tenants.served();
          if (!tenants.equals(served)) {
            serve(tenants);
            served = tenants;
          }
        } catch (RuntimeException e) {
          log.warn("whose jobs are to be done is not known: {}", e.getMessage());
        }
        Thread.sleep(LOOKS_EVERY);
      } while (running && tenants.areApart());
    } catch (InterruptedException e) {
      // stopped
    }
  }

  /** The workers of fewer tenants are closed when those of all are open. */
  private synchronized void serve(List<String> tenants) {
    if (running) {
      var before = List.copyOf(open);
      open.addAll(openFor(tenants));
      before.forEach(JobWorker::close);
      open.removeAll(before);
    }
  }

  private List<JobWorker> openFor(List<String> tenants) {
    return runners.stream()
        .map(
            runner ->
                engine
                    .newWorker()
                    .jobType(runner.jobType())
                    .handler(runner.handler(Objects.requireNonNull(signs)))
                    .name("procession")
                    .fetchVariables(runner.variableNames())
                    .timeout(properties.jobTimeout())
                    .maxJobsActive(runner.jobsAtATime())
                    // The engine gives jobs as they come, and is asked now and then.
                    .streamEnabled(true)
                    .tenantIds(tenants)
                    .open())
        .toList();
  }

  /** Takes no more jobs, and waits for those taken. */
  @Override
  public void stop() {
    running = false;
    if (following != null) {
      following.interrupt();
    }
    close();
    // One task for each thread, which waits for the others: they meet when all jobs are done.
    var met = new CountDownLatch(properties.threads());
    for (var thread = 0; thread < properties.threads(); thread++) {
      jobThreads.execute(
          () -> {
            met.countDown();
            await(met);
          });
    }
    if (!await(met)) {
      log.warn("stops with jobs not done; the engine gives them to others");
    }
    if (signs != null) {
      signs.close();
    }
  }

  private synchronized void close() {
    open.forEach(JobWorker::close);
    open.clear();
  }

  private static boolean await(CountDownLatch met) {
    try {
      return met.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
