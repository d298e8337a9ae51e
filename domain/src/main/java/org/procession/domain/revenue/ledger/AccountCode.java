package org.procession.domain.revenue.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The number of an account in the chart of accounts. */
public record AccountCode(@JsonValue String value) {

  private static final Pattern FORM = Pattern.compile("[0-9]{3,8}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AccountCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an account code: 3 to 8 digits");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
