package org.procession.domain.approvals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;

/** Whom a user task asks: people by name, the members of groups, or both. */
public record Asked(List<UserId> people, List<String> groups) {

  public Asked {
    people = List.copyOf(people);
    groups = List.copyOf(groups);
  }

  public static Asked group(String group) {
    return new Asked(List.of(), List.of(group));
  }

  public static Asked person(UserId person) {
    return new Asked(List.of(person), List.of());
  }

  /** These, and the members of one more group. */
  public Asked and(String group) {
    return groups.contains(group)
        ? this
        : new Asked(people, Stream.concat(groups.stream(), Stream.of(group)).toList());
  }

  boolean includes(UserRecord user) {
    return people.contains(user.id()) || groups.stream().anyMatch(user.groups()::contains);
  }

  /** Says that a person is not among them, for a sentence that begins with that person's name. */
  String excluding(String approver) {
    var names =
        Stream.concat(
                people.stream().map(one -> "the " + approver).distinct(),
                groups.stream().map("in the group %s"::formatted))
            .collect(Collectors.joining(" nor "));
    return (names.contains(" nor ") ? "is neither " : "is not ") + names + ".";
  }
}
