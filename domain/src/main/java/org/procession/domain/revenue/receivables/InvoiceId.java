package org.procession.domain.revenue.receivables;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.procession.domain.Ids;
import org.procession.domain.Problem;
import org.procession.domain.events.Subject;
import org.procession.domain.ownership.Owned;

/** An invoice's id. */
@Embeddable
public record InvoiceId(@JsonValue @Column(name = "id") UUID value) implements Owned {

  /** The type of the subject that events name. */
  static final String TYPE = "invoice";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public InvoiceId {}

  static InvoiceId next() {
    return new InvoiceId(Ids.next());
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static InvoiceId of(String text) {
    return new InvoiceId(UUID.fromString(text));
  }

  /** The invoice as events name it. */
  @Override
  public Subject subject() {
    return new Subject(TYPE, value);
  }

  @Override
  public Problem notFound() {
    return new InvoiceNotFound(this);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
