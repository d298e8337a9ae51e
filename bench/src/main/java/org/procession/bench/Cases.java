package org.procession.bench;

import java.util.Optional;

/** Cases of a process, as clients of the API and people in Tasklist make them. */
interface Cases {

  ModelledProcess process();

  /**
   * Makes the record of the n-th case, which waits to be started.
   *
   * @return its id
   */
  String create(Bed bed, int n);

  /** Starts the n-th case. */
  void start(Bed bed, int n, String id);

  /** What people answer to its user tasks, when there are any. */
  default Optional<People.Answer> answer() {
    return Optional.empty();
  }
}
