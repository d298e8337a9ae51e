package org.procession.domain.events;

import java.util.Set;

/**
 * Something that happened, as a record whose components are its data. The class name gives the
 * event's name: {@code BillSubmitted} of the capability {@code revenue} is {@code
 * revenue.billSubmitted}.
 */
public interface DomainEvent {

  /** What it happened to. */
  Subject subject();

  /** Other records on whose timelines it belongs. */
  default Set<Subject> concerns() {
    return Set.of();
  }

  /** One sentence for the people who read the timeline, without the actor's name. */
  String summary();

  /** The event's name in the catalogue. */
  default String eventName() {
    return nameOf(getClass());
  }

  /** The name that events of a class have: the capability's package and the class's simple name. */
  static String nameOf(Class<? extends DomainEvent> type) {
    var packages = type.getPackageName().substring("org.procession.domain.".length());
    var capability = packages.split("\\.", 2)[0];
    var name = type.getSimpleName();
    return capability + "." + Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
