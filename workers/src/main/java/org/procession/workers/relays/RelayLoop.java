package org.procession.workers.relays;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs one relay: batch after batch, tenant after tenant, so that a busy tenant does not keep the
 * others waiting. A tenant whose batch fails pauses, ever longer, while the others go on.
 */
final class RelayLoop {

  private static final Logger log = LoggerFactory.getLogger(RelayLoop.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration MEASURED_EVERY = Duration.ofSeconds(15);

  private final Relay relay;
  private final Clock clock;
  private final Counter delivered;
  private final Counter failures;

  private final Set<TenantId> woken = new HashSet<>(); // guarded by itself
  private final Map<TenantId, Pause> pauses = new HashMap<>(); // of the running thread
  private long looked = System.nanoTime(); // of the running thread
  private @Nullable Thread thread;
  private volatile boolean stopped;
  private volatile @Nullable String trouble;
  private volatile Relay.@Nullable Backlog backlog;

  /**
   * For how long a tenant is left alone, and since when: by {@link System#nanoTime}, for the clock
   * on the wall may be put back.
   */
  private record Pause(Duration length, long since) {
    boolean isOver() {
      return System.nanoTime() - since >= length.toNanos();
    }
  }

  RelayLoop(Relay relay, Clock clock, MeterRegistry meters) {
    this.relay = relay;
    this.clock = clock;
    this.delivered = meters.counter("procession.relay.delivered", "relay", relay.name());
    this.failures = meters.counter("procession.relay.failures", "relay", relay.name());
    Gauge.builder("procession.relay.lag", this, RelayLoop::lag)
        .description(
            "What the relay still has to deliver; not a number on those that only stand by")
        .tag("relay", relay.name())
        .register(meters);
    Gauge.builder("procession.relay.age", this, RelayLoop::age)
        .description("For how long the oldest of that has waited")
        .baseUnit("seconds")
        .tag("relay", relay.name())
        .register(meters);
  }

  String name() {
    return relay.name();
  }

  /** Why it delivers nothing, though nothing is wrong. */
  Optional<String> standsBy() {
    return relay.standsBy();
  }

  /** Why the last batch failed, null when it did not. */
  @Nullable String trouble() {
    return trouble;
  }

  void start() {
    stopped = false;
    pauses.clear();
    thread = Thread.ofVirtual().name("relay-" + relay.name()).start(this::run);
  }

  /** Returns when the batch under way has ended. */
  void stop() {
    stopped = true;
    synchronized (woken) {
      woken.notifyAll();
    }
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    trouble = null;
    backlog = null;
  }

  /** Tells that the tenants may have something to deliver. */
  void wake(Collection<TenantId> tenants) {
    synchronized (woken) {
      woken.addAll(tenants);
      woken.notifyAll();
    }
  }

  private void run() {
    var measured = Instant.MIN;
    looked = System.nanoTime() - relay.pace().toNanos();
    Set<TenantId> known = new HashSet<>();
    while (!stopped) {
      var tenants = awaitWoken();
      known.addAll(tenants);
      deliver(new ArrayDeque<>(tenants));
      if (!clock.instant().isBefore(measured.plus(MEASURED_EVERY))) {
        measure(known);
        measured = clock.instant();
      }
    }
  }

  private Set<TenantId> awaitWoken() {
    synchronized (woken) {
      try {
        while (woken.isEmpty() && !stopped) {
          woken.wait();
        }
        for (var rest = untilNextLook(); rest > 0 && !stopped; rest = untilNextLook()) {
          woken.wait(rest);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stopped = true;
      }
      looked = System.nanoTime();
      var tenants = Set.copyOf(woken);
      woken.clear();
      return tenants;
    }
  }

  /** In milliseconds. */
  private long untilNextLook() {
    return relay.pace().minusNanos(System.nanoTime() - looked).toMillis();
  }

  private void deliver(Queue<TenantId> tenants) {
    for (var tenant = tenants.poll(); tenant != null && !stopped; tenant = tenants.poll()) {
      if (!isPausing(tenant) && deliverBatch(tenant)) {
        tenants.add(tenant);
      }
    }
  }

  private boolean isPausing(TenantId tenant) {
    var pause = pauses.get(tenant);
    return pause != null && !pause.isOver();
  }

  /** Whether there may be more. */
  private boolean deliverBatch(TenantId tenant) {
    try (var _ = MDC.putCloseable("tenant", tenant.value())) {
      var number = scope(tenant).call(relay::deliverBatch);
      delivered.increment(number);
      pauses.remove(tenant);
      if (pauses.isEmpty()) {
        trouble = null;
      }
      return number == relay.batchSize();
    } catch (RuntimeException e) {
      failures.increment();
      trouble = String.valueOf(e.getMessage());
      var pause = longer(pauses.get(tenant));
      pauses.put(tenant, new Pause(pause, System.nanoTime()));
      log.warn("{} goes on in {} ms: {}", relay.name(), pause.toMillis(), trouble);
      log.debug("because of", e);
      return false;
    }
  }

  private static Duration longer(@Nullable Pause last) {
    var next = last == null ? FIRST_PAUSE : last.length().multipliedBy(2);
    return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
  }

  private void measure(Set<TenantId> tenants) {
    try {
      backlog =
          tenants.stream()
              .map(tenant -> scope(tenant).call(relay::backlog))
              .reduce(Relay.Backlog.NONE, Relay.Backlog::plus);
    } catch (RuntimeException e) {
      log.debug("{} not measured", relay.name(), e);
    }
  }

  private Scope scope(TenantId tenant) {
    return new Scope(tenant, Actor.system(relay.name() + "-relay"));
  }

  private double lag() {
    var measured = backlog;
    return measured == null ? Double.NaN : measured.size();
  }

  private double age() {
    var measured = backlog;
    if (measured == null) {
      return Double.NaN;
    }
    return measured.oldest() == null
        ? 0
        : Duration.between(measured.oldest(), clock.instant()).toMillis() / 1000.0;
  }
}
