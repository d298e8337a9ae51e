package org.procession.api.problem;

/**
 * An answer cannot be ended, part of which may be on its way already. It must not look as if it
 * were whole, so nothing is added to it.
 */
public final class BrokenOff extends RuntimeException {

  private final Exception failure;

  public BrokenOff(Exception failure) {
    super(failure);
    this.failure = failure;
  }

  Exception failure() {
    return failure;
  }
}
