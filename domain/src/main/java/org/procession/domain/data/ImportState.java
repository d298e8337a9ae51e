package org.procession.domain.data;

/** How far an import has come. */
public enum ImportState {
  /** Nothing has come, or not all of it. */
  AWAITING_CONTENT,
  /** Rows are looked at, and nothing is changed. */
  VALIDATING,
  /** Rows are taken. */
  RUNNING,
  /** All rows were taken or refused. */
  DONE,
  /** Its content never came, or it met a failure again and again; what it did so far stays. */
  FAILED,
  /** What it did is being taken back. */
  UNDOING,
  /** What it did was taken back, as far as it could be. */
  UNDONE;

  /** Whether nothing happens any more unless somebody asks for it. */
  public boolean isEnd() {
    return this == DONE || this == FAILED || this == UNDONE;
  }
}
