package org.procession.domain.identity;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Permissions, and how far each of them reaches. As text, each is a name such as {@code
 * crm.client.read}, followed by a colon and its reach unless that is {@link Reach#ALL}.
 *
 * @param reaches by permission
 */
public record Granted(SortedMap<String, Reach> reaches) {

  private static final Granted NOTHING = new Granted(new TreeMap<>());

  public Granted {
    reaches = Collections.unmodifiableSortedMap(new TreeMap<>(reaches));
  }

  public static Granted nothing() {
    return NOTHING;
  }

  /** These permissions, for everybody's records. */
  public static Granted everywhere(Collection<String> permissions) {
    return new Granted(
        new TreeMap<>(
            Set.copyOf(permissions).stream()
                .collect(Collectors.toMap(Function.identity(), permission -> Reach.ALL))));
  }

  /**
   * @throws IllegalArgumentException when a text has a reach that is none
   */
  static Granted parse(Collection<String> texts) {
    var granted = nothing();
    for (var text : texts) {
      var parts = text.split(":", 2);
      granted = granted.and(parts[0], parts.length == 1 ? Reach.ALL : Reach.parse(parts[1]));
    }
    return granted;
  }

  /** With this, too; of two reaches of a permission the further one holds. */
  public Granted and(String permission, Reach reach) {
    var all = new TreeMap<>(reaches);
    all.merge(permission, reach, (one, other) -> one.exceeds(other) ? one : other);
    return new Granted(all);
  }

  /** With these, too; of two reaches of a permission the further one holds. */
  public Granted and(Granted others) {
    var all = this;
    for (var other : others.reaches.entrySet()) {
      all = all.and(other.getKey(), other.getValue());
    }
    return all;
  }

  /** What of this others grant, too; of two reaches of a permission the nearer one holds. */
  public Granted within(Granted others) {
    var common = new TreeMap<String, Reach>();
    reaches.forEach(
        (permission, reach) -> {
          var other = others.reaches.get(permission);
          if (other != null) {
            common.put(permission, reach.exceeds(other) ? other : reach);
          }
        });
    return new Granted(common);
  }

  /** What of this others do not grant, or not so far. */
  Granted beyond(Granted others) {
    var beyond = new TreeMap<String, Reach>();
    reaches.forEach(
        (permission, reach) -> {
          var other = others.reaches.get(permission);
          if (other == null || reach.exceeds(other)) {
            beyond.put(permission, reach);
          }
        });
    return new Granted(beyond);
  }

  /** Without the permissions that have a name that fits. */
  public Granted without(Predicate<String> name) {
    var rest = new TreeMap<>(reaches);
    rest.keySet().removeIf(name);
    return new Granted(rest);
  }

  public @Nullable Reach reach(String permission) {
    return reaches.get(permission);
  }

  public Set<String> names() {
    return reaches.keySet();
  }

  /** The names of those that reach so far, sorted. */
  public List<String> reaching(Reach reach) {
    return reaches.entrySet().stream()
        .filter(granted -> granted.getValue() == reach)
        .map(Map.Entry::getKey)
        .toList();
  }

  boolean isEmpty() {
    return reaches.isEmpty();
  }

  /** Whether anything of it depends on who shares a group with the user. */
  boolean asksForTeam() {
    return reaches.containsValue(Reach.TEAM);
  }

  /** As texts, sorted. */
  public List<String> texts() {
    return reaches.entrySet().stream()
        .map(
            granted ->
                granted.getValue() == Reach.ALL
                    ? granted.getKey()
                    : granted.getKey() + ":" + granted.getValue().text())
        .toList();
  }
}
