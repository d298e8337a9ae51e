package org.procession.domain.approvals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;

/**
 * Whom a user task asks: a person by name, the members of groups, or both.
 *
 * @param person null when only groups are asked
 */
public record Asked(@Nullable UserId person, List<String> groups) {

  public Asked {
    groups = List.copyOf(groups);
  }

  public static Asked group(String group) {
    return new Asked(null, List.of(group));
  }

  public static Asked person(UserId person) {
    return new Asked(person, List.of());
  }

  /** These, and the members of one more group. */
  public Asked and(String group) {
    return groups.contains(group)
        ? this
        : new Asked(person, Stream.concat(groups.stream(), Stream.of(group)).toList());
  }

  boolean includes(UserRecord user) {
    return user.id().equals(person) || groups.stream().anyMatch(user.groups()::contains);
  }

  /** Says that a person is not among them, for a sentence that begins with that person's name. */
  String excluding(String approver) {
    var names =
        Stream.concat(
                Stream.ofNullable(person).map(one -> "the " + approver),
                groups.stream().map("in the group %s"::formatted))
            .collect(Collectors.joining(" nor "));
    return (names.contains(" nor ") ? "is neither " : "is not ") + names + ".";
  }
}
