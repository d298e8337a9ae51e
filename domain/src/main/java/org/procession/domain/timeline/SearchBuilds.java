package org.procession.domain.timeline;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.events.Subject;
import org.procession.domain.search.RecordIndex;
import org.procession.domain.search.SearchIndex;
import org.procession.domain.search.Searchables;
import org.procession.domain.tenancy.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The builds of all that can be searched: each is a set of indexes that is filled from the event
 * log, and searches see one of them as a whole. Methods throw {@link UncheckedIOException} when the
 * search engine does not answer.
 */
@Component
public class SearchBuilds {

  /**
   * Counts the definitions of the indexes. A change of one takes the next number: then what was
   * built by the one before counts as absent.
   */
  private static final int GENERATION = 4;

  /** So many events are read and written together when a record is handed over. */
  private static final int AGAIN = 500;

  private static final Logger log = LoggerFactory.getLogger(SearchBuilds.class);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

  private final ElasticsearchClient client;
  private final TimelineIndex timelines;
  private final RecordIndex records;
  private final Searchables searchables;
  private final ReadingEvents events;
  private final List<SearchIndex> indexes;
  private final Clock clock;

  SearchBuilds(
      ElasticsearchClient client,
      TimelineIndex timelines,
      RecordIndex records,
      Searchables searchables,
      ReadingEvents events,
      Clock clock) {
    this.searchables = searchables;
    this.events = events;
    this.client = client;
    this.timelines = timelines;
    this.records = records;
    this.indexes = List.of(timelines.index(), records.index());
    this.clock = clock;
  }

  /** The build that searches see; empty when there is none, or not all of it. */
  public Optional<String> shown() {
    return shown(behind());
  }

  private static Optional<String> shown(Map<SearchIndex, Set<String>> behind) {
    var builds = new HashSet<String>();
    behind.forEach((index, names) -> builds.add(newest(index, names)));
    return builds.size() == 1
        ? builds.stream().filter(build -> build.startsWith(GENERATION + "-")).findFirst()
        : Optional.empty();
  }

  /** The newest build among indexes; the empty text when there is none. */
  private static String newest(SearchIndex index, Set<String> names) {
    var beginning = index.build("");
    return names.stream()
        .filter(name -> name.startsWith(beginning))
        .map(name -> name.substring(beginning.length()))
        .max(Comparator.naturalOrder())
        .orElse("");
  }

  /** The names of what stands behind each index. */
  private Map<SearchIndex, Set<String>> behind() {
    return indexes.stream().collect(Collectors.toMap(Function.identity(), this::behind));
  }

  private Set<String> behind(SearchIndex index) {
    try {
      var exists = client.indices().existsAlias(a -> a.name(index.alias())).value();
      return exists
          ? client.indices().getAlias(a -> a.name(index.alias())).aliases().keySet()
          : Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The build that searches see: made, and empty, when there is none. Where two processes have made
   * one at the same time the newer stays.
   */
  public String current() {
    var behind = behind();
    var shown = shown(behind);
    if (shown.isEmpty()) {
      var made = make();
      log.info("What can be searched is built anew, as {}", made);
      remove(show(made));
      return made;
    }
    if (behind.values().stream().anyMatch(names -> names.size() > 1)) {
      remove(show(shown.get()));
    }
    return shown.get();
  }

  /** Makes a new build, which is empty and which searches do not see. */
  public String make() {
    var build = "%d-%s".formatted(GENERATION, TIME.format(clock.instant()));
    indexes.forEach(index -> index.make(build));
    return build;
  }

  /**
   * Puts events of the current tenant into a build, and anew the records that they are about.
   * Idempotent.
   *
   * @throws SearchIndex.IndexingFailed when any document was not taken, as when the build is gone
   */
  public void write(String build, List<LoggedEvent> events) {
    var owners = write(build, events, 0, 0);
    searchables.handovers(events, owners).forEach(handover -> writeAgain(build, handover));
  }

  /**
   * @param position of the event because of which this is written again, or 0
   * @param transaction that recorded it, or 0
   * @return the owners of the records that the events are about
   */
  private Map<Subject, Set<String>> write(
      String build, List<LoggedEvent> events, long position, long transaction) {
    var owners =
        searchables.owners(events.stream().map(LoggedEvent::subject).collect(Collectors.toSet()));
    timelines.add(build, events, owners, position);
    records.follow(build, events, owners, transaction);
    return owners;
  }

  /** Writes all again that stands on a record's timeline, and the records that it is about. */
  private void writeAgain(String build, LoggedEvent handover) {
    var record = handover.subject();
    var after = 0L;
    for (var part = this.events.concerning(record, after, AGAIN);
        !part.isEmpty();
        part = this.events.concerning(record, after, AGAIN)) {
      write(build, part, handover.position(), handover.transaction());
      after = part.getLast().position();
    }
  }

  /**
   * Has searches see a build from now on, at once and as a whole.
   *
   * @return the indexes that they saw before, and that are to be removed
   */
  public Set<String> show(String build) {
    var before = behind();
    try {
      client.indices().refresh(r -> r.index(names(build)));
      client
          .indices()
          .updateAliases(
              u -> {
                for (var index : indexes) {
                  u.actions(
                      action -> action.add(a -> a.index(index.build(build)).alias(index.alias())));
                  before.getOrDefault(index, Set.of()).stream()
                      .filter(name -> !name.equals(index.build(build)))
                      .forEach(
                          name ->
                              u.actions(
                                  action ->
                                      action.remove(r -> r.index(name).alias(index.alias()))));
                }
                return u;
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return before.values().stream()
        .flatMap(Set::stream)
        .filter(name -> !names(build).contains(name))
        .collect(Collectors.toSet());
  }

  private List<String> names(String build) {
    return indexes.stream().map(index -> index.build(build)).toList();
  }

  /** Removes the builds that searches do not see, as one that was given up leaves them. */
  public void removeUnseen() {
    var seen = behind().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    var patterns = indexes.stream().map(index -> index.build("*")).toList();
    try {
      var all = client.indices().get(g -> g.index(patterns)).indices().keySet();
      remove(all.stream().filter(name -> !seen.contains(name)).collect(Collectors.toSet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes all that belongs to a tenant out of every build, also of those that searches do not see.
   * Idempotent.
   *
   * @return how many documents there were
   */
  public long remove(TenantId tenant) {
    return indexes.stream().mapToLong(index -> index.remove(tenant)).sum();
  }

  private void remove(Set<String> names) {
    if (names.isEmpty()) {
      return;
    }
    try {
      client.indices().delete(d -> d.index(List.copyOf(names)).ignoreUnavailable(true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
