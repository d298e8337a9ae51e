package org.procession.domain.revenue.dunning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.procession.domain.Ids;
import org.procession.domain.events.Subject;

/** The id of a dunning run: invoices that were found overdue together. */
public record DunningRunId(@JsonValue UUID value) {

  /** The type of the subject that events name. */
  static final String TYPE = "dunningRun";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DunningRunId {}

  static DunningRunId next() {
    return new DunningRunId(Ids.next());
  }

  /** The run as events name it. */
  public Subject subject() {
    return new Subject(TYPE, value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
