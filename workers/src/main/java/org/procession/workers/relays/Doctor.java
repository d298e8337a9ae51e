package org.procession.workers.relays;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.procession.domain.DomainConfiguration;
import org.procession.domain.communications.Channel;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.EventFeed;
import org.procession.domain.processes.Engine;
import org.procession.domain.processes.Engines;
import org.procession.domain.processes.LostInstances;
import org.procession.domain.start.Diagnosis;
import org.procession.domain.start.StartChecks;
import org.procession.domain.start.StartGuard;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.procession.domain.timeline.SearchBuilds;
import org.procession.engine.EngineViewConfiguration;
import org.procession.workers.engine.EngineConfiguration;
import org.procession.workers.engine.EngineMarks;
import org.procession.workers.engine.EngineProperties;
import org.procession.workers.engine.Models;
import org.procession.workers.relays.Relay.Backlog;
import org.springframework.beans.BeansException;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at an installation with the settings of the workers, whatever of it runs. It changes
 * nothing but that buckets are made which are missing.
 */
@EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
@EnableConfigurationProperties(EngineProperties.class)
@ConfigurationPropertiesScan("org.procession.workers.files")
@ComponentScan(
    basePackages = {"org.procession.workers.files", "org.procession.workers.engine"},
    useDefaultFilters = false,
    includeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern = ".*\\.(Clamd|ClamdHealth|EngineHealth|EngineMarks|Models)"))
@Import({DomainConfiguration.class, EngineViewConfiguration.class, EngineConfiguration.class})
public final class Doctor {

  /** The word after which the workers' jar is this program. */
  public static final String COMMAND = "doctor";

  private static final Duration LATE = Duration.ofMinutes(1);

  /** In characters; what follows is of no use to a person. */
  private static final int LONGEST_CAUSE = 200;

  /**
   * Parts by the names of the beans that tell whether they answer, and what stands still without.
   */
  private static final List<Part> PARTS =
      List.of(
          new Part("elasticsearchHealthContributor", "Elasticsearch", "nothing is found by search"),
          new Part("s3", "The store of files", "no file is uploaded, scanned or released"),
          new Part("engine", "The process engine", "no process goes on"),
          new Part("clamav", "ClamAV", "no file is scanned"),
          new Part("mailHealthContributor", "The mail server", "no e-mail leaves"));

  private record Part(String bean, String name, String without) {}

  private final ConfigurableApplicationContext context;
  private final Clock clock;

  Doctor(ConfigurableApplicationContext context, Clock clock) {
    this.context = context;
    this.clock = clock;
  }

  /**
   * Looks at everything, and tells it line by line.
   *
   * @param program the class of the workers, whose settings are looked at
   * @param settings as command-line arguments, beside those of the environment
   * @return 0 when nothing has failed
   */
  public static int run(Class<?> program, PrintStream out, String... settings) {
    var application =
        Programs.of(Doctor.class)
            .lazyInitialization(true)
            .properties(
                // What is wrong is told in lines, and not by whoever meets it first.
                "logging.level.root=off",
                // Then entities need no database to be known, which may be away.
                "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
                "spring.jpa.properties.jakarta.persistence.database-product-name=PostgreSQL",
                "spring.jpa.properties.jakarta.persistence.database-major-version=17")
            .application();
    // It tells itself what would keep the workers from starting.
    application.setListeners(
        application.getListeners().stream().filter(it -> !(it instanceof StartGuard)).toList());
    try (var context = application.run(settings)) {
      var found =
          Stream.concat(
              StartChecks.look(Set.of(program), context.getEnvironment()).stream(),
              context.getBean(Doctor.class).look());
      var isWell = true;
      for (var it : (Iterable<Diagnosis>) found::iterator) {
        out.println(it.line());
        isWell &= !it.isFailure();
      }
      return isWell ? 0 : 1;
    } catch (RuntimeException e) {
      var told =
          Diagnosis.fail(
              "The settings cannot be used: " + cause(e).getMessage(),
              "Put right what is named there.");
      out.println(told.line());
      return 1;
    }
  }

  private static Throwable cause(Throwable e) {
    return e.getCause() == null ? e : cause(e.getCause());
  }

  private Stream<Diagnosis> look() {
    return Stream.<Supplier<Diagnosis>>concat(
            PARTS.stream().map(part -> () -> part(part)),
            Stream.of(this::relays, this::models, this::lost, this::search, this::messages))
        .map(Supplier::get);
  }

  private Diagnosis part(Part part) {
    Health health;
    try {
      health = context.getBean(part.bean(), HealthIndicator.class).health();
    } catch (BeansException e) {
      health = Health.down(cause(e)).build();
    }
    if (health == null || !health.getStatus().equals(Status.UP)) {
      var why = health == null ? "" : health.getDetails().getOrDefault("error", "");
      return Diagnosis.fail(
          "%s does not answer as it should: %s".formatted(part.name(), firstLine(why)),
          "Have it run, and look at its settings; until then " + part.without() + ".");
    }
    var version = health.getDetails().get("version");
    return Diagnosis.ok(
        part.name() + (version == null ? " answers" : " answers, version " + version));
  }

  private static String firstLine(Object text) {
    var line = String.valueOf(text).lines().findFirst().orElse("");
    return line.length() <= LONGEST_CAUSE ? line : line.substring(0, LONGEST_CAUSE) + "…";
  }

  private Diagnosis relays() {
    return tried(
        "who runs the relays",
        () ->
            Relays.runSomewhere(context.getBean(JdbcClient.class))
                ? Diagnosis.ok("Workers run, and carry what happens to where it belongs")
                : Diagnosis.warn(
                    "No workers run the relays: nothing goes on.", "Start the workers."));
  }

  /** An engine with the mark has had the models before. */
  private Diagnosis models() {
    return tried(
        "whether the engine has the models",
        () -> {
          var engines = context.getBean(Engines.class);
          var marks = context.getBean(EngineMarks.class);
          var without =
              inEachTenant(
                      tenant ->
                          engines
                                  .current()
                                  .filter(Engine::planted)
                                  .filter(engine -> marks.isThere(tenant, engine.mark()))
                                  .isPresent()
                              ? ""
                              : tenant.value())
                  .filter(tenant -> !tenant.isEmpty())
                  .toList();
          return without.isEmpty()
              ? Diagnosis.ok("The engine is the one that was met, and has the models")
              : Diagnosis.warn(
                  "The engine has not been met, or has lost its data, for "
                      + String.join(", ", without),
                  "Workers that run meet it within seconds, and give it the models.");
        });
  }

  private Diagnosis lost() {
    return tried(
        "what the engine has lost",
        () -> {
          var starts = context.getBean(Models.class).starts();
          var lost = context.getBean(LostInstances.class);
          var number =
              inEachTenant(tenant -> lost.count(starts).values().stream().mapToLong(n -> n).sum())
                  .mapToLong(n -> n)
                  .sum();
          return number == 0
              ? Diagnosis.ok("No record waits for a process that was lost")
              : Diagnosis.fail(
                  "%,d records wait for processes that were lost with the engine's data."
                      .formatted(number),
                  "See them with engine-check, and start them anew with engine-restart-lost.");
        });
  }

  private Diagnosis search() {
    return tried(
        "what can be searched",
        () -> {
          var feed = context.getBean(EventFeed.class);
          var build = context.getBean(SearchBuilds.class).shown();
          return build.isEmpty()
              ? Diagnosis.warn(
                  "There are no indexes for search, or those of another version.",
                  "Workers that run make them, and fill them from the event log.")
              : late(
                  "Search",
                  backlog(feed, SearchRelay.cursor(build.get())),
                  "See what the workers say of the relay 'search'; or make it anew: search-rebuild.");
        });
  }

  private Diagnosis messages() {
    return tried(
        "what waits to be delivered",
        () -> {
          var feed = context.getBean(EventFeed.class);
          var engine = backlog(feed, EngineRelay.NAME);
          var messages = context.getBean(OutgoingMessages.class);
          var sent =
              Stream.of(Channel.EMAIL, Channel.SMS)
                  .flatMap(channel -> inEachTenant(tenant -> messages.waiting(channel)))
                  .map(waiting -> new Backlog(waiting.messages(), waiting.oldest()))
                  .reduce(Backlog.NONE, Backlog::plus);
          return late(
              "The engine, mail and SMS",
              engine.plus(sent),
              "See what the workers say of the relays 'engine', 'mail' and 'sms'; SMS wait for an account with Twilio.");
        });
  }

  private Backlog backlog(EventFeed feed, String cursor) {
    return inEachTenant(
            tenant -> new Backlog(feed.lag(cursor), feed.waitingSince(cursor).orElse(null)))
        .reduce(Backlog.NONE, Backlog::plus);
  }

  private Diagnosis late(String who, Backlog backlog, String wayOut) {
    var oldest = backlog.oldest();
    return oldest == null || oldest.isAfter(clock.instant().minus(LATE))
        ? Diagnosis.ok("%s: nothing has waited long to be delivered".formatted(who))
        : Diagnosis.warn(
            "%s: %,d wait to be delivered, the oldest since %s."
                .formatted(who, backlog.size(), oldest.truncatedTo(ChronoUnit.SECONDS)),
            wayOut);
  }

  private <T> Stream<T> inEachTenant(Function<TenantId, T> work) {
    return context.getBean(FindingTenants.class).all().stream()
        .map(tenant -> new Scope(tenant, Actor.system("doctor")).call(() -> work.apply(tenant)));
  }

  private static Diagnosis tried(String what, Supplier<Diagnosis> look) {
    try {
      return look.get();
    } catch (RuntimeException e) {
      return Diagnosis.fail(
          "It cannot be seen %s: %s"
              .formatted(what, firstLine(String.valueOf(cause(e).getMessage()))),
          "Mend what failed before this, and look again.");
    }
  }
}
