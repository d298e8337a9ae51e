package org.procession.workers.relays;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.procession.domain.processes.Engine;
import org.procession.domain.processes.Engines;
import org.procession.domain.processes.LostInstances;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.procession.workers.engine.DeployingModels;
import org.procession.workers.engine.EngineMarks;
import org.procession.workers.engine.EngineTenants;
import org.procession.workers.engine.Models;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Makes sure that the engine is the one that was met before. One without its mark has lost its data
 * and is met as another: it is given the models, then noted, and at last given a mark of its own.
 * So whoever finds the mark knows that the models are there. What the one before it was given and
 * has not brought to an end is lost, which health tells until it is restarted ({@link
 * EngineRecovery}).
 */
@Component("engineData")
class MeetingEngines implements HealthIndicator {

  private static final Logger log = LoggerFactory.getLogger(MeetingEngines.class);

  private static final Duration MEETS_EVERY = Duration.ofSeconds(10);
  private static final Duration COUNTS_EVERY = Duration.ofSeconds(30);

  private final EngineMarks marks;
  private final EngineTenants tenants;
  private final DeployingModels deployment;
  private final Models models;
  private final Engines engines;
  private final LostInstances lost;
  private final Set<TenantId> met = ConcurrentHashMap.newKeySet(); // by this process
  private volatile long lastMet; // by System.nanoTime
  private final Map<TenantId, Counted> counted = new ConcurrentHashMap<>();
  private volatile @Nullable Planted last;

  /** A mark that was given to an engine that has the models. */
  private record Planted(TenantId tenant, UUID mark) {}

  /** What was lost, by process, when it was looked for. */
  private record Counted(long nanos, Map<String, Long> lost) {}

  MeetingEngines(
      EngineMarks marks,
      EngineTenants tenants,
      DeployingModels deployment,
      Models models,
      Engines engines,
      LostInstances lost) {
    this.marks = marks;
    this.tenants = tenants;
    this.deployment = deployment;
    this.models = models;
    this.engines = engines;
    this.lost = lost;
  }

  /**
   * Whether the current tenant's engine has the models and its mark. When this process has not met
   * it yet, or none of any tenant for a while, it does so now; what is lost it counts now and then.
   *
   * @throws RuntimeException when the engine does not answer
   */
  boolean areMet() {
    if (!deployment.isDone()) {
      return false;
    }
    var tenant = Scope.current().tenant();
    if (!met.contains(tenant) || isOver(lastMet, MEETS_EVERY)) {
      meet();
    }
    countAgain(tenant);
    return true;
  }

  /**
   * Meets the current tenant's engine; returns when it has the models and its mark.
   *
   * @throws RuntimeException when it does not answer
   */
  void meet() {
    var tenant = Scope.current().tenant();
    var engine = engines.current().orElseGet(engines::first);
    if (!engine.planted()) {
      if (tenants.areApart()) {
        deployment.deployFor(tenant);
      }
      plant(tenant, engine);
    } else if (!marks.isThere(tenant, engine.mark())) {
      engine = meetAnother(tenant, engine);
    }
    if (met.add(tenant) && engine.number() > 0) {
      count(tenant);
    }
    lastMet = System.nanoTime();
  }

  private Engine meetAnother(TenantId tenant, Engine before) {
    if (tenants.areApart() || last == null || !marks.isThere(last.tenant(), last.mark())) {
      deployment.deployFor(tenant);
    }
    var engine = engines.next(before, EngineRelay.NAME);
    plant(tenant, engine);
    met.clear(); // as it is another for each tenant
    log.error(
        "The engine of {} has lost its data. It has the models again; what is lost, and how it is restarted: engine-check, engine-restart-lost",
        tenant);
    return engine;
  }

  private void plant(TenantId tenant, Engine engine) {
    marks.plant(tenant, engine.mark());
    engines.planted(engine);
    last = new Planted(tenant, engine.mark());
  }

  private void count(TenantId tenant) {
    var found = lost.count(models.starts());
    counted.put(tenant, new Counted(System.nanoTime(), found));
    if (!found.isEmpty()) {
      log.warn("Records of {} wait for instances that are lost: {}", tenant, found);
    }
  }

  /** What is lost of one engine becomes less and never more, and at last nothing. */
  private void countAgain(TenantId tenant) {
    var before = counted.get(tenant);
    if (before != null && !before.lost().isEmpty() && isOver(before.nanos(), COUNTS_EVERY)) {
      count(tenant);
    }
  }

  private static boolean isOver(long nanos, Duration length) {
    return System.nanoTime() - nanos > length.toNanos();
  }

  @Override
  public Health health() {
    Map<String, Long> sums = new TreeMap<>();
    counted
        .values()
        .forEach(one -> one.lost().forEach((process, n) -> sums.merge(process, n, Long::sum)));
    return sums.isEmpty() ? Health.up().build() : Health.down().withDetails(sums).build();
  }
}
