package org.procession.domain.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.procession.domain.Ids;
import org.procession.domain.Problem;
import org.procession.domain.events.Subject;
import org.procession.domain.ownership.Owned;

/** A project's id. */
@Embeddable
public record ProjectId(@JsonValue @Column(name = "id") UUID value) implements Owned {

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
  @Override
  public Subject subject() {
    return new Subject(TYPE, value);
  }

  @Override
  public Problem notFound() {
    return new ProjectNotFound(this);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
