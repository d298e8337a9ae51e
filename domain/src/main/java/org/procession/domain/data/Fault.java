package org.procession.domain.data;

import org.procession.domain.Problem;

/**
 * What is wrong with a row.
 *
 * @param field the column; empty for the row as a whole
 */
record Fault(String field, String code, String detail) {

  static Fault of(Problem problem, String field) {
    return new Fault(problem.field().orElse(field), problem.code(), problem.detail());
  }

  static Fault missing(String field) {
    return new Fault(field, "FIELD_REQUIRED", "This field is required.");
  }

  static Fault value(String field, String form) {
    return new Fault(field, "VALUE_INVALID", "This must be %s.".formatted(form));
  }
}
