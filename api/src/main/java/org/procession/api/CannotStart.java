package org.procession.api;

/** The application is configured so that it would be unsafe or of no use. */
public abstract class CannotStart extends IllegalStateException {

  private final String wayOut;

  protected CannotStart(String why, String wayOut) {
    super(why);
    this.wayOut = wayOut;
  }

  String wayOut() {
    return wayOut;
  }
}
