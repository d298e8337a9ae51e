package org.procession.domain.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.procession.domain.Ids;
import org.procession.domain.events.Subject;

/** A project's id. */
@Embeddable
public record ProjectId(@JsonValue @Column(name = "id") UUID value) {

  static final String TYPE = "project";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ProjectId {}

  static ProjectId next() {
    return new ProjectId(Ids.next());
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static ProjectId of(String text) {
    return new ProjectId(UUID.fromString(text));
  }

  /** The project as events name it. */
  public Subject subject() {
    return new Subject(TYPE, value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
