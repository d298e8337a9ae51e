package org.procession.api.problem;

import java.io.IOException;

/** A request's body has more bytes than are read. */
public final class BodyTooLarge extends IOException {

  public static final String CODE = "BODY_TOO_LARGE";

  private final long limit;

  public BodyTooLarge(long limit) {
    super("body too large");
    this.limit = limit;
  }

  public String detail() {
    return "The body has more than %,d bytes.".formatted(limit);
  }
}
