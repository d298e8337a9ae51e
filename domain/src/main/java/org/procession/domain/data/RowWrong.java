package org.procession.domain.data;

import java.util.List;

/** A row that is refused. */
final class RowWrong extends RuntimeException {

  private final transient List<Fault> faults;

  /**
   * @param faults one at least
   */
  RowWrong(List<Fault> faults) {
    super(faults.getFirst().detail());
    this.faults = List.copyOf(faults);
  }

  List<Fault> faults() {
    return faults;
  }
}
