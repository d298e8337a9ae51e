package org.procession.domain.files;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.procession.domain.Ids;
import org.procession.domain.Problem;
import org.procession.domain.events.Subject;
import org.procession.domain.ownership.Owned;

/** A file's id; all its versions have it. */
@Embeddable
public record FileId(@JsonValue @Column(name = "id") UUID value) implements Owned {

  static final String TYPE = "file";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FileId {}

  static FileId next() {
    return new FileId(Ids.next());
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static FileId of(String text) {
    return new FileId(UUID.fromString(text));
  }

  /** The file as events name it. */
  @Override
  public Subject subject() {
    return new Subject(TYPE, value);
  }

  @Override
  public Problem notFound() {
    return new FileNotFound(this);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
