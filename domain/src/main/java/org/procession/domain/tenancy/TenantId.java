package org.procession.domain.tenancy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A tenant's slug. Its form is what the process engine accepts as a tenant id. */
public record TenantId(@JsonValue String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.-]{1,31}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TenantId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a tenant id: 1 to 31 of A-Z a-z 0-9 _ . -");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
