package org.procession.domain.revenue.payables;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.procession.domain.Ids;
import org.procession.domain.events.Subject;

/** A vendor's id. */
@Embeddable
public record VendorId(@JsonValue @Column(name = "id") UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public VendorId {}

  static VendorId next() {
    return new VendorId(Ids.next());
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static VendorId of(String text) {
    return new VendorId(UUID.fromString(text));
  }

  /** The vendor as events name it. */
  public Subject subject() {
    return new Subject("vendor", value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
