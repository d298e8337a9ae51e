package org.procession.local.demo;

/** One case of a process. */
interface Case {
  /** What people call the process. */
  String process();

  /**
   * Takes a new case to its end.
   *
   * @throws CaseFailed when it does not come there
   */
  void play(Stage stage) throws InterruptedException;
}
