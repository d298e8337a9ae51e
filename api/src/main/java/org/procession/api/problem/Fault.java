package org.procession.api.problem;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;

/**
 * One thing that is wrong with a request.
 *
 * @param field where, or null when it is the whole
 */
@Schema(name = "Fault", description = "One thing that is wrong with a request.")
public record Fault(
    @Schema(
            description =
                "Where: a path in the JSON body, the name of a parameter, or a business term of EN"
                    + " 16931 in an e-invoice.",
            example = "lines[0].net")
        @Nullable String field,
    @Schema(example = "BILL_INVALID") String code,
    @Schema(example = "Quantity times unit price is 1000.00, not 999.00.") String detail) {

  /** A field that must be there is not. */
  public static Fault missing(String field) {
    return new Fault(field, "FIELD_REQUIRED", "This field is required.");
  }

  static Fault of(Problem problem) {
    return new Fault(problem.field().orElse(null), problem.code(), problem.detail());
  }
}
