package org.procession.bench.drill;

/** Something that is not as it should be. */
record Finding(Kind kind, String what) {

  enum Kind {
    /** Something accepted that did not come to its end. */
    LOST,
    /** Something that happened more than once. */
    DOUBLED,
    /** Anything else: the books, the answers, what can be reached. */
    WRONG
  }

  static Finding lost(String what) {
    return new Finding(Kind.LOST, what);
  }

  static Finding doubled(String what) {
    return new Finding(Kind.DOUBLED, what);
  }

  static Finding wrong(String what) {
    return new Finding(Kind.WRONG, what);
  }

  @Override
  public String toString() {
    return kind + ": " + what;
  }
}
