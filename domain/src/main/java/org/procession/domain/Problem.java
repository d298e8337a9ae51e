package org.procession.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A business rule that was not met. Every rule has an exception of its own with a stable code in
 * UPPER_SNAKE, which is also the code of the BPMN error and of the problem detail of the API. The
 * detail is written for the person who can do something about it.
 */
public abstract class Problem extends RuntimeException {

  /** What kind of answer a problem asks for. */
  public enum Kind {
    /** The request itself is wrong: mend it and send it again. */
    INVALID,
    /** The record asked for does not exist for this tenant. */
    NOT_FOUND,
    /** The record is in a state that forbids it. */
    CONFLICT,
    /** This person may not do it. */
    FORBIDDEN
  }

  private final Kind kind;
  private final String code;
  private final @Nullable String field;

  protected Problem(String code, String detail) {
    this(Kind.INVALID, code, detail, null);
  }

  protected Problem(Kind kind, String code, String detail) {
    this(kind, code, detail, null);
  }

  protected Problem(Kind kind, String code, String detail, @Nullable String field) {
    super(detail);
    this.kind = kind;
    this.code = code;
    this.field = field;
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  /**
   * @return the field of the request that is wrong, as a JSON path such as {@code lines[0].net}
   */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }
}
