package org.procession.api.problem;

import java.util.List;

/** Parts of a request break rules of the domain. */
public final class InvalidRequest extends RuntimeException {

  private final transient List<Fault> faults;

  InvalidRequest(List<Fault> faults) {
    super(faults.getFirst().detail());
    this.faults = List.copyOf(faults);
  }

  List<Fault> faults() {
    return faults;
  }
}
