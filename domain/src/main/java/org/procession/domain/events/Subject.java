package org.procession.domain.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A record that events are about, such as {@code bill:0197…}.
 *
 * @param type the kind of record, in camelCase; a process knows the id as variable {@code <type>Id}
 */
public record Subject(String type, UUID id) {

  private static final Pattern FORM = Pattern.compile("([a-z][A-Za-z]{1,30}):([0-9a-f-]{36})");

  /**
   * @throws IllegalArgumentException when the text is no reference
   */
  public static Subject parse(String reference) {
    var match = FORM.matcher(reference);
    if (!match.matches()) {
      throw new IllegalArgumentException("not a reference such as bill:<uuid>");
    }
    return new Subject(match.group(1), UUID.fromString(match.group(2)));
  }

  /** A record that has a name instead of an id: the same for the same name. */
  public static Subject named(String type, String name) {
    return new Subject(type, UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
  }

  /** The name of the process variable that holds the id. */
  public String variable() {
    return type + "Id";
  }

  @Override
  public String toString() {
    return type + ":" + id;
  }
}
