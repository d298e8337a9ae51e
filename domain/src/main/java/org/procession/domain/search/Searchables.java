package org.procession.domain.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.ownership.Owners;
import org.procession.domain.tenancy.Access;
import org.procession.domain.tenancy.Whose;
import org.springframework.stereotype.Component;

/** All types of records that can be found, and who may read them. */
@Component
public class Searchables {

  private final Map<String, Searchable> byType;
  private final Owners owners;

  Searchables(List<Searchable> searchables, Owners owners) {
    this.owners = owners;
    byType = searchables.stream().collect(Collectors.toMap(Searchable::type, Function.identity()));
  }

  /**
   * The types of records that somebody may read, by whose records these may be. A type that nobody
   * describes is read by nobody.
   */
  public Map<Whose, Set<String>> readable(Access access) {
    var types = new HashMap<Whose, Set<String>>();
    for (var searchable : byType.values()) {
      access
          .to(searchable.readPermission())
          .ifPresent(
              whose -> types.computeIfAbsent(whose, w -> new HashSet<>()).add(searchable.type()));
    }
    return types;
  }

  /**
   * Those of some events after which records have other owners; the newest of each record.
   *
   * @param owners of the records that the events are about
   */
  public Collection<LoggedEvent> handovers(
      List<LoggedEvent> events, Map<Subject, Set<String>> owners) {
    return events.stream()
        .filter(
            event -> {
              var searchable = byType.get(event.subject().type());
              return searchable != null
                  && searchable.handsOver(event, owners.getOrDefault(event.subject(), Set.of()));
            })
        .collect(
            Collectors.toMap(
                LoggedEvent::subject,
                Function.identity(),
                BinaryOperator.maxBy(Comparator.comparingLong(LoggedEvent::position))))
        .values();
  }

  /** Who owns records, as far as anybody does. */
  public Map<Subject, Set<String>> owners(Collection<Subject> subjects) {
    var owners = new HashMap<Subject, Set<String>>();
    subjects.stream()
        .collect(
            Collectors.groupingBy(
                Subject::type, Collectors.mapping(Subject::id, Collectors.toSet())))
        .forEach((type, ids) -> owners.putAll(this.owners.of(type, ids)));
    return owners;
  }

  /** The permission to read records of a type; empty for one that nobody describes. */
  public Optional<String> readPermission(String type) {
    return Optional.ofNullable(byType.get(type)).map(Searchable::readPermission);
  }

  /** Whether records of the type can be found at all. */
  boolean describes(String type) {
    return byType.containsKey(type);
  }

  /** Those of the records that there are, by record. */
  Map<Subject, SearchDocument> describe(Collection<Subject> subjects) {
    var byTheirType = subjects.stream().collect(Collectors.groupingBy(Subject::type));
    return byType.values().stream()
        .filter(searchable -> byTheirType.containsKey(searchable.type()))
        .flatMap(
            searchable ->
                searchable
                    .describe(byTheirType.getOrDefault(searchable.type(), List.of()))
                    .stream())
        .collect(Collectors.toMap(SearchDocument::subject, Function.identity()));
  }
}
