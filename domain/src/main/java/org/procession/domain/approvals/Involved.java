package org.procession.domain.approvals;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.procession.domain.identity.UserId;
import org.procession.domain.tenancy.Actor;

/**
 * A person who has had a part in a record.
 *
 * @param part the {@link Part#name}
 * @param at since when
 */
public record Involved(String part, UserId person, Instant at) {

  /**
   * The one who did something, as far as that was a person.
   *
   * @param actor a reference, as {@link Actor#reference} gives it
   */
  public static Stream<Involved> actor(String part, String actor, Instant at) {
    return Optional.of(actor)
        .filter(reference -> reference.startsWith(USER))
        .map(reference -> new UserId(reference.substring(USER.length())))
        .map(user -> new Involved(part, user, at))
        .stream();
  }

  private static final String USER = Actor.user("", "").reference();
}
