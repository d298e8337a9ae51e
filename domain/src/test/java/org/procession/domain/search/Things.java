package org.procession.domain.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.procession.domain.events.Subject;
import org.springframework.stereotype.Component;

/** Records that tests make and change as they need them. */
@Component
public class Things implements Searchable {

  public static final String READ = "tests.thing.read";

  private final Map<Subject, SearchDocument> things = new ConcurrentHashMap<>();

  void put(SearchDocument thing) {
    things.put(thing.subject(), thing);
  }

  void remove(Subject subject) {
    things.remove(subject);
  }

  @Override
  public String type() {
    return "thing";
  }

  @Override
  public String readPermission() {
    return READ;
  }

  @Override
  public List<SearchDocument> describe(Collection<Subject> subjects) {
    return subjects.stream().map(things::get).filter(Objects::nonNull).toList();
  }
}
