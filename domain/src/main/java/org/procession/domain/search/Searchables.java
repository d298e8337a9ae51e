package org.procession.domain.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.procession.domain.events.Subject;
import org.springframework.stereotype.Component;

/** All types of records that can be found, and who may read them. */
@Component
public class Searchables {

  private final Map<String, Searchable> byType;

  Searchables(List<Searchable> searchables) {
    byType = searchables.stream().collect(Collectors.toMap(Searchable::type, Function.identity()));
  }

  /**
   * The types of records that somebody with these permissions may read. A type that nobody
   * describes is read by nobody.
   */
  public Set<String> readable(Set<String> permissions) {
    return byType.values().stream()
        .filter(searchable -> permissions.contains(searchable.readPermission()))
        .map(Searchable::type)
        .collect(Collectors.toSet());
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
