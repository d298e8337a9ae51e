package org.procession.domain.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.procession.domain.Ids;
import org.procession.domain.events.Subject;

/** An import's id. */
@Embeddable
public record ImportId(@JsonValue @Column(name = "id") UUID value) {

  /** The type of the subject that events name. */
  static final String TYPE = "import";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ImportId {}

  static ImportId next() {
    return new ImportId(Ids.next());
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static ImportId of(String text) {
    return new ImportId(UUID.fromString(text));
  }

  /** The import as events name it. */
  public Subject subject() {
    return new Subject(TYPE, value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
