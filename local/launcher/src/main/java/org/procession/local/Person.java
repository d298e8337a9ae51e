package org.procession.local;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Someone who can log in to a house, made for trying it out: the password is the login.
 *
 * @param login {@code tenant.user}, the same everywhere
 * @param name for people to read
 */
record Person(String login, String name) {
  private static final List<String> TENANTS = List.of("acme", "globex");

  private static final Map<String, String> ROLES =
      Map.of(
          "clerk", "Clerk",
          "lead", "Team Lead",
          "finance", "Finance",
          "manager", "Manager",
          "pmo", "Project Office",
          "security", "Security");

  /** Everyone, by login. */
  static List<Person> all() {
    return TENANTS.stream()
        .flatMap(Person::of)
        .sorted((one, other) -> one.login.compareTo(other.login))
        .toList();
  }

  private static Stream<Person> of(String tenant) {
    var company = Character.toUpperCase(tenant.charAt(0)) + tenant.substring(1);
    return ROLES.entrySet().stream()
        .map(role -> new Person(tenant + "." + role.getKey(), company + " " + role.getValue()));
  }

  String password() {
    return login;
  }
}
