package org.procession.local.demo;

/** A case did not come to its end; the message is for the person who watches. */
final class CaseFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  CaseFailed(String message) {
    super(message);
  }
}
