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

/** A contact's id. */
@Embeddable
public record ContactId(@JsonValue @Column(name = "id") UUID value) implements Owned {

  /** The type of the subject that events name. */
  static final String TYPE = "contact";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ContactId {}

  static ContactId next() {
    return new ContactId(Ids.next());
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static ContactId of(String text) {
    return new ContactId(UUID.fromString(text));
  }

  /** The contact as events name it. */
  @Override
  public Subject subject() {
    return new Subject(TYPE, value);
  }

  @Override
  public Problem notFound() {
    return new ContactNotFound(this);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
