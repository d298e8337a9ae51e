package org.procession.domain.start;

import java.util.List;
import java.util.Set;

/**
 * Looks at one side of what a program is started with, before any bean of it exists. Checks are
 * named in {@code META-INF/spring.factories}.
 */
public interface StartCheck {

  /**
   * Whether it concerns a program.
   *
   * @param sources the classes that make the program
   */
  default boolean concerns(Set<?> sources) {
    return true;
  }

  /** What it finds; changes nothing. */
  List<Diagnosis> check(Settings settings);
}
