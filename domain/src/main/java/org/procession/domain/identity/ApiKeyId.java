package org.procession.domain.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.procession.domain.Ids;
import org.procession.domain.events.Subject;

/** An API key's id, which is no secret. */
public record ApiKeyId(@JsonValue UUID value) {

  /** The type of the subject that events name. */
  static final String TYPE = "apiKey";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ApiKeyId {}

  static ApiKeyId next() {
    return new ApiKeyId(Ids.next());
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static ApiKeyId of(String text) {
    return new ApiKeyId(UUID.fromString(text));
  }

  /** The key as events name it. */
  public Subject subject() {
    return new Subject(TYPE, value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
