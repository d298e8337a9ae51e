package org.procession.domain.tenancy;

/**
 * Who does something: a person, a process instance, the platform itself or who administers it.
 *
 * @param id a user's id, a process instance's key, or the name of the platform's part
 * @param name as people know it
 */
public record Actor(Kind kind, String id, String name) {

  /** What an actor is. */
  public enum Kind {
    USER,
    PROCESS,
    SYSTEM,
    PLATFORM
  }

  public static Actor user(String id, String displayName) {
    return new Actor(Kind.USER, id, displayName);
  }

  public static Actor process(String processId, long instanceKey) {
    return new Actor(Kind.PROCESS, Long.toString(instanceKey), processId);
  }

  /** Somebody who administers the platform, and is a user of no tenant. */
  public static Actor platform(String subject) {
    return new Actor(Kind.PLATFORM, subject, subject);
  }

  public static Actor system(String part) {
    return new Actor(Kind.SYSTEM, part, part);
  }

  /** As it stands in the event log: {@code user:clerk}, {@code process:2251799813685}. */
  public String reference() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
  }
}
