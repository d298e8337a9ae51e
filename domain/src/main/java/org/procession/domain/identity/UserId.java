package org.procession.domain.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A user's id, unique within the tenant. */
public record UserId(@JsonValue String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public UserId {
    if (!isId(value)) {
      throw new IllegalArgumentException("not a user id: 1 to 64 of A-Z a-z 0-9 _ -");
    }
  }

  /** Whether a user can have this id. */
  public static boolean isId(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
