package org.procession.local;

/** What went wrong and the way out, in words for the person at the terminal. */
public final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String wayOut;

  Trouble(String what, String wayOut) {
    super(what);
    this.wayOut = wayOut;
  }

  /** What that person can do about it. */
  public String wayOut() {
    return wayOut;
  }
}
