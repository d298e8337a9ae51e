package org.procession.api.problem;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;

/**
 * One thing that is wrong with a request.
 *
 * @param field where, or null when it is the whole
 * @param pointer where in a JSON body, after RFC 6901; null when it is elsewhere
 */
@Schema(name = "Fault", description = "One thing that is wrong with a request.")
public record Fault(
    @Schema(
            description =
                "Where: a path in the JSON body, the name of a parameter or a header, or a business term"
                    + " of EN 16931 in an e-invoice.",
            example = "lines[0].net")
        @Nullable String field,
    @Schema(
            description = "Where in the JSON body, as a JSON pointer of RFC 6901.",
            example = "/lines/0/net")
        @Nullable String pointer,
    @Schema(example = "BILL_INVALID") String code,
    @Schema(example = "Quantity times unit price is 1000.00, not 999.00.") String detail) {

  /**
   * A fault anywhere.
   *
   * @param field the name of a parameter or a header, or a business term; null for the whole
   */
  public Fault(@Nullable String field, String code, String detail) {
    this(field, null, code, detail);
  }

  /**
   * A fault in the JSON body.
   *
   * @param path such as {@code lines[0].net}; null for the whole
   */
  public static Fault inBody(@Nullable String path, String code, String detail) {
    return new Fault(path, path == null ? null : pointer(path), code, detail);
  }

  private static String pointer(String path) {
    var steps = path.replace("~", "~0").replace("/", "~1");
    return "/" + steps.replaceAll("\\[(\\d+)\\]", ".$1").replace('.', '/');
  }

  /** A field of the body that must be there is not. */
  public static Fault missing(String path) {
    return inBody(path, "FIELD_REQUIRED", "This field is required.");
  }

  static Fault of(Problem problem) {
    return new Fault(problem.field().orElse(null), problem.code(), problem.detail());
  }
}
