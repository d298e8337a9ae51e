package org.procession.domain.identity;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.procession.domain.tenancy.Access;
import org.procession.domain.tenancy.Whose;

/**
 * What a user may do at this moment, and to whose records.
 *
 * @param team the ids of those who share a group with the user; empty where nothing depends on it
 */
public record UserAccess(UserId user, Granted granted, Set<String> team) implements Access {

  public UserAccess {
    team = Set.copyOf(team);
  }

  @Override
  public Optional<Whose> to(String permission) {
    return Optional.ofNullable(granted.reach(permission)).map(this::whose);
  }

  private Whose whose(Reach reach) {
    return switch (reach) {
      case OWN -> Whose.of(Set.of(user.value()));
      case TEAM -> {
        var users = new HashSet<>(team);
        users.add(user.value());
        yield Whose.of(users);
      }
      case ALL -> Whose.everybodys();
    };
  }
}
