package org.procession.domain.revenue.payables;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.procession.domain.Ids;
import org.procession.domain.Problem;
import org.procession.domain.events.Subject;
import org.procession.domain.ownership.Owned;

/** A bill's id. */
@Embeddable
public record BillId(@JsonValue @Column(name = "id") UUID value) implements Owned {

  /** The type of the subject that events name. */
  static final String TYPE = "bill";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BillId {}

  static BillId next() {
    return new BillId(Ids.next());
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static BillId of(String text) {
    return new BillId(UUID.fromString(text));
  }

  /** The bill as events name it. */
  @Override
  public Subject subject() {
    return new Subject(TYPE, value);
  }

  @Override
  public Problem notFound() {
    return new BillNotFound(this);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
