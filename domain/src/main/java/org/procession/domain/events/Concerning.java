package org.procession.domain.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashSet;
import java.util.Set;

/** An event that concerns more records than it knows of itself. It is recorded as that event. */
public record Concerning(@JsonValue DomainEvent event, @JsonIgnore Set<Subject> more)
    implements DomainEvent {

  @Override
  public Subject subject() {
    return event.subject();
  }

  @Override
  public Set<Subject> concerns() {
    var all = new HashSet<>(event.concerns());
    all.addAll(more);
    return all;
  }

  @Override
  public String summary() {
    return event.summary();
  }

  @Override
  public String eventName() {
    return event.eventName();
  }
}
