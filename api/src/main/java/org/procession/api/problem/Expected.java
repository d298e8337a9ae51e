package org.procession.api.problem;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.Decimal;
import org.procession.domain.events.Subject;
import org.procession.domain.identity.UserId;
import org.procession.domain.tenancy.TenantId;

/** Tells people what a value of a type looks like. */
final class Expected {

  private Expected() {}

  static String form(@Nullable Class<?> type) {
    if (type == null) {
      return "something else";
    }
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    if (type == Decimal.class || type == BigDecimal.class) {
      return "a decimal number such as \"1190.00\"";
    }
    if (type == LocalDate.class) {
      return "a day such as 2026-03-31";
    }
    if (type == Instant.class) {
      return "an instant such as 2026-03-31T12:00:00Z";
    }
    if (type == UUID.class || isId(type)) {
      return "a UUID";
    }
    if (type == TenantId.class) {
      return "a tenant's id: 1 to 31 of A-Z a-z 0-9 _ . -";
    }
    if (type == UserId.class) {
      return "a user's id such as clerk";
    }
    if (type == Subject.class) {
      return "a reference such as bill:0197c8a4-5d5e-7b6f-9c3a-1f2e3d4c5b6a";
    }
    if (type == int.class || type == Integer.class || type == Long.class) {
      return "a whole number";
    }
    if (type == String.class) {
      return "text without control characters";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  /** Ids of records are records of nothing but a UUID. */
  private static boolean isId(Class<?> type) {
    return type.isRecord()
        && type.getRecordComponents().length == 1
        && type.getRecordComponents()[0].getType() == UUID.class;
  }
}
