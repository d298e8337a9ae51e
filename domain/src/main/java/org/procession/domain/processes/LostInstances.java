package org.procession.domain.processes;

import java.sql.Types;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.procession.domain.events.EventLog;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.events.Subject;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds instances that were lost with an engine's data, and lets their records begin anew. An
 * instance is lost when its start was given to an engine before the one that runs now, its record
 * is not at its end, and the engine that runs now has asked for no job of it. So nothing has to be
 * guessed from an engine that is slow, or tells late of what it does.
 */
@Service
public class LostInstances {

  private static final int BATCH = 100;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final List<OpenRecords> types;
  private final Engines engines;
  private final ReadingEvents reading;
  private final EventLog events;
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  LostInstances(
      List<OpenRecords> types,
      Engines engines,
      ReadingEvents reading,
      EventLog events,
      JdbcClient jdbc,
      TransactionOperations transactions) {
    this.types = types;
    this.engines = engines;
    this.reading = reading;
    this.events = events;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * How many records wait for an instance that is lost, by process.
   *
   * @param starts by the name of an event, the processes that it starts
   */
  public Map<String, Long> count(Map<String, Set<String>> starts) {
    Map<String, Long> counts = new TreeMap<>();
    forEachBatch(
        starts,
        batch ->
            batch.stream()
                .flatMap(lost -> lost.processIds().stream())
                .forEach(process -> counts.merge(process, 1L, Long::sum)));
    return counts;
  }

  /**
   * Goes through all that is lost, in batches.
   *
   * @param starts by the name of an event, the processes that it starts
   */
  public void forEachBatch(Map<String, Set<String>> starts, Consumer<List<LostInstance>> consumer) {
    var engine = engines.current().filter(current -> current.number() > 0);
    if (engine.isPresent()) {
      types.forEach(type -> forEachBatch(type, engine.get(), starts, consumer));
    }
  }

  private void forEachBatch(
      OpenRecords type,
      Engine engine,
      Map<String, Set<String>> starts,
      Consumer<List<LostInstance>> consumer) {
    var last = BEFORE_ALL;
    List<UUID> open;
    do {
      var after = last;
      open = transactions.execute(t -> type.after(after, BATCH));
      var lost = lost(type, open, engine, starts);
      if (!lost.isEmpty()) {
        consumer.accept(lost);
      }
      last = open.isEmpty() ? last : open.getLast();
    } while (open.size() == BATCH);
  }

  private List<LostInstance> lost(
      OpenRecords type, Collection<UUID> open, Engine engine, Map<String, Set<String>> starts) {
    var subjects = open.stream().map(id -> new Subject(type.type(), id)).toList();
    return transactions.execute(
        t -> {
          var running = running(subjects);
          return reading
              .newest(
                  subjects,
                  starts.keySet(),
                  engine.after().transaction(),
                  engine.after().position())
              .stream()
              .flatMap(start -> lost(start, starts, running).stream())
              .toList();
        });
  }

  private static Optional<LostInstance> lost(
      LoggedEvent start, Map<String, Set<String>> starts, Set<Running> running) {
    var processes = new HashSet<>(starts.getOrDefault(start.name(), Set.of()));
    processes.removeIf(process -> running.contains(new Running(start.subject(), process)));
    return processes.isEmpty() ? Optional.empty() : Optional.of(new LostInstance(start, processes));
  }

  /** That the engine that runs now has, or had, an instance of a process for a record. */
  private record Running(Subject subject, String processId) {}

  private Set<Running> running(Collection<Subject> subjects) {
    return jdbc
        .sql(
            """
            select distinct subject, process_id from process_instance
             where tenant_id = current_tenant() and engine = current_engine()
               and subject = any(cast(:subjects as text[]))
            """)
        .param(
            "subjects",
            new SqlParameterValue(
                Types.ARRAY, subjects.stream().map(Subject::toString).toArray(String[]::new)))
        .query(
            (row, n) ->
                new Running(Subject.parse(row.getString("subject")), row.getString("process_id")))
        .stream()
        .collect(Collectors.toSet());
  }

  /**
   * Lets a record begin anew, before its process is started again. Idempotent by engine, process
   * and record.
   *
   * @return whether it is to be started: false when the record has come to its end meanwhile
   */
  public boolean beginAnew(LostInstance lost) {
    var subject = lost.start().subject();
    return transactions.execute(
        t -> {
          var begins = recordOnce(lost);
          var isOpen = !begins || of(subject).beginAnew(subject.id());
          if (!isOpen) {
            t.setRollbackOnly();
          }
          return isOpen;
        });
  }

  private boolean recordOnce(LostInstance lost) {
    var subject = lost.start().subject();
    var engine = engines.current().orElseThrow().number();
    var recorded = false;
    for (var process : lost.processIds()) {
      recorded |=
          events.recordOnce(
              "processRestarted:%d:%s:%s".formatted(engine, process, subject),
              new ProcessRestarted(subject, process));
    }
    return recorded;
  }

  private OpenRecords of(Subject subject) {
    return types.stream()
        .filter(type -> type.type().equals(subject.type()))
        .findFirst()
        .orElseThrow();
  }
}
