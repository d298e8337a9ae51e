package org.procession.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What clients get instead of an answer: a problem detail after RFC 9457. */
@Schema(name = "Problem", description = "Why a request failed: a problem detail after RFC 9457.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
    @Schema(
            description =
                "Names the kind of problem, and is the address, relative to that of the request, of what is"
                    + " said about it; never changes.",
            example = "/docs/errors.md#bill_invalid")
        String type,
    @Schema(example = "Bill invalid") String title,
    @Schema(description = "The HTTP status.", example = "422") int status,
    @Schema(
            description = "The kind of problem as a word, for programs to decide by.",
            example = "BILL_INVALID")
        String code,
    @Schema(
            description = "What is wrong and what to do about it, for people.",
            example = "Quantity times unit price is 1000.00, not 999.00.")
        String detail,
    @Schema(description = "The path of the request.", example = "/api/revenue/bills")
        String instance,
    @Schema(
            description =
                "What is wrong in the request: a path in the JSON body, the name of a parameter or a header,"
                    + " or a business term of EN 16931 in an e-invoice. Absent when it is no single field.",
            example = "lines[0].net")
        @Nullable String field,
    @Schema(
            description =
                "What is wrong, up to 50 things, where it is known; code, detail and field are those of the"
                    + " first.")
        List<Fault> errors) {

  private static final int MAX_ERRORS = 50;

  static ProblemBody of(HttpStatus status, String code, String detail, String instance) {
    return of(status, new Fault(null, code, detail), instance);
  }

  static ProblemBody of(HttpStatus status, Fault fault, String instance) {
    return of(status, fault, fault.field() == null ? List.of() : List.of(fault), instance);
  }

  static ProblemBody of(HttpStatus status, List<Fault> faults, String instance) {
    return faults.size() == 1
        ? of(status, faults.getFirst(), instance)
        : of(
            status,
            faults.getFirst(),
            faults.subList(0, Math.min(faults.size(), MAX_ERRORS)),
            instance);
  }

  static ProblemBody of(HttpStatus status, Fault fault, List<Fault> errors, String instance) {
    return new ProblemBody(
        ErrorsDocument.PATH + "#" + fault.code().toLowerCase(Locale.ROOT),
        title(fault.code()),
        status.value(),
        fault.code(),
        fault.detail(),
        instance,
        fault.field(),
        errors);
  }

  /** {@code BILL_NOT_FOUND} in words. */
  private static String title(String code) {
    return code.charAt(0) + code.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
