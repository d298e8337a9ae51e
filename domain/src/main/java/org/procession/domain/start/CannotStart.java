package org.procession.domain.start;

import java.util.List;
import java.util.stream.Collectors;

/** A program is set up so that it would be unsafe, or of no use. */
public final class CannotStart extends IllegalStateException {

  /**
   * @param faults all of them, and at least one
   */
  CannotStart(List<Diagnosis> faults) {
    super(
        faults.stream()
            .map(fault -> "- %s%n  %s".formatted(fault.what(), fault.wayOut()))
            .collect(
                Collectors.joining(
                    System.lineSeparator(),
                    "The program does not start with these settings:%n%n".formatted(),
                    "")));
  }
}
