package org.procession.workers.relays;

import java.io.PrintStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.procession.domain.DomainConfiguration;
import org.procession.domain.processes.Engine;
import org.procession.domain.processes.Engines;
import org.procession.domain.processes.LostInstance;
import org.procession.domain.processes.LostInstances;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.procession.engine.EngineViewConfiguration;
import org.procession.workers.engine.EngineConfiguration;
import org.procession.workers.engine.EngineMarks;
import org.procession.workers.engine.EngineProperties;
import org.procession.workers.engine.EventMessages;
import org.procession.workers.engine.Models;
import org.procession.workers.engine.Seal;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * Tells what is lost since an engine has lost its data, and restarts it from the event log:
 * programs of their own, with the settings of the workers, which run meanwhile.
 */
@EnableAutoConfiguration
@EnableConfigurationProperties(EngineProperties.class)
@Import({
  DomainConfiguration.class,
  EngineViewConfiguration.class,
  EngineConfiguration.class,
  EngineMarks.class,
  Models.class,
  Seal.class,
  EventMessages.class
})
public final class EngineRecovery {

  /** The word after which the workers' jar tells what is lost. */
  public static final String CHECK = "engine-check";

  /** The word after which it restarts that, when {@link #CONFIRMED} follows. */
  public static final String RESTART = "engine-restart-lost";

  /** Without this word a restart only tells what it would do. */
  public static final String CONFIRMED = "--yes";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

  private final FindingTenants tenants;
  private final Engines engines;
  private final EngineMarks marks;
  private final LostInstances lost;
  private final Models models;
  private final EventMessages messages;

  EngineRecovery(
      FindingTenants tenants,
      Engines engines,
      EngineMarks marks,
      LostInstances lost,
      Models models,
      EventMessages messages) {
    this.tenants = tenants;
    this.engines = engines;
    this.marks = marks;
    this.lost = lost;
    this.models = models;
    this.messages = messages;
  }

  /** Whether the workers' jar is one of these programs when it is given these words. */
  public static boolean isMeant(List<String> words) {
    return words.equals(List.of(CHECK))
        || words.equals(List.of(RESTART))
        || words.equals(List.of(RESTART, CONFIRMED));
  }

  /**
   * Does what the words say.
   *
   * @param settings as command-line arguments, beside those of the environment
   * @return 0 when nothing is lost, or not any more, or a restart has only told what it would do; 1
   *     when something is lost, or nobody knows
   */
  public static int run(List<String> words, PrintStream out, String... settings) {
    var application = Programs.of(EngineRecovery.class);
    try (var context = application.run(settings)) {
      return context.getBean(EngineRecovery.class).recover(words, out) ? 0 : 1;
    } catch (RuntimeException e) {
      out.printf("Not done because of: %s%n", e);
      return 1;
    }
  }

  private boolean recover(List<String> words, PrintStream out) {
    var isWell = true;
    for (var tenant : tenants.served()) {
      var scope = new Scope(tenant, Actor.system("engine-recovery"));
      isWell &= scope.call(() -> recover(tenant, words, out));
    }
    return isWell;
  }

  private boolean recover(TenantId tenant, List<String> words, PrintStream out) {
    var engine = engines.current().filter(Engine::planted);
    if (engine.isEmpty() || !marks.isThere(tenant, engine.get().mark())) {
      out.printf(
          "%s: the engine has not been met yet. The workers do so, and give it the models: have them run, and ask again.%n",
          tenant);
      return false;
    }
    var counts = lost.count(models.starts());
    tell(tenant, engine.get(), counts, out);
    if (counts.isEmpty()) {
      return true;
    }
    if (words.contains(CONFIRMED)) {
      return restart(tenant, out);
    }
    if (words.contains(RESTART)) {
      out.printf(
          "Nothing was done. %s %s restarts each of them from the event that started it.%n",
          RESTART, CONFIRMED);
      return true;
    }
    return false;
  }

  private static void tell(
      TenantId tenant, Engine engine, Map<String, Long> counts, PrintStream out) {
    if (engine.number() == 0) {
      out.printf("%s: the engine has never lost its data.%n", tenant);
      return;
    }
    out.printf(
        "%s: the engine has lost its data, which was found at %s; %s%n",
        tenant,
        engine.knownSince().truncatedTo(ChronoUnit.SECONDS),
        counts.isEmpty()
            ? "no record waits for an instance that is lost."
            : "so many records wait for an instance that is lost:");
    counts.forEach((process, number) -> out.printf("%,8d %s%n", number, process));
  }

  private boolean restart(TenantId tenant, PrintStream out) {
    var started = new AtomicInteger();
    lost.forEachBatch(
        models.starts(),
        batch -> {
          var starts = batch.stream().filter(lost::beginAnew).map(LostInstance::start).toList();
          messages.restart(starts);
          out.printf("%s: %,d started%n", tenant, started.addAndGet(starts.size()));
        });
    var left = awaitBegun();
    if (left.isEmpty()) {
      out.printf("%s: all of them run.%n", tenant);
    } else {
      out.printf("%s: not begun yet: %s. Do the workers run? Then do it again.%n", tenant, left);
    }
    return left.isEmpty();
  }

  /**
   * @return what has not asked for its first job after a while
   */
  private Map<String, Long> awaitBegun() {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var left = lost.count(models.starts());
    while (!left.isEmpty() && System.nanoTime() < end && hasPaused()) {
      left = lost.count(models.starts());
    }
    return left;
  }

  private static boolean hasPaused() {
    try {
      Thread.sleep(LOOKS_EVERY);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
