package org.procession.domain.crm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.procession.domain.Ids;
import org.procession.domain.Problem;
import org.procession.domain.events.Subject;
import org.procession.domain.ownership.Owned;

/** A client's id. */
@Embeddable
public record ClientId(@JsonValue @Column(name = "id") UUID value) implements Owned {

  /** The type of the subject that events name. */
  static final String TYPE = "client";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ClientId {}

  static ClientId next() {
    return new ClientId(Ids.next());
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static ClientId of(String text) {
    return new ClientId(UUID.fromString(text));
  }

  /** The client as events name it. */
  @Override
  public Subject subject() {
    return new Subject(TYPE, value);
  }

  @Override
  public Problem notFound() {
    return new ClientNotFound(this);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
