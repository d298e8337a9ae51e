package org.procession.api.problem;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Tells what is wrong with a body that cannot be read. */
public final class UnreadableBody {

  private UnreadableBody() {}

  /**
   * @param cause null when there was none
   */
  public static Fault fault(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> Fault.inBody(null, "BODY_REQUIRED", "The request needs a body.");
      case UnrecognizedPropertyException unknown ->
          Fault.inBody(
              field(unknown),
              "FIELD_UNKNOWN",
              "There is no such field here; there are: %s."
                  .formatted(unknown.getKnownPropertyIds()));
      case MismatchedInputException mismatch ->
          Fault.inBody(
              field(mismatch),
              "VALUE_INVALID",
              "This must be %s.".formatted(Expected.form(mismatch.getTargetType())));
      case ValueInstantiationException refused ->
          Fault.inBody(
              field(refused),
              "VALUE_INVALID",
              "This must be %s.".formatted(Expected.form(refused.getType().getRawClass())));
      case DatabindException odd ->
          Fault.inBody(field(odd), "VALUE_INVALID", "This cannot be read.");
      case JacksonException syntax ->
          Fault.inBody(
              null,
              "MALFORMED_JSON",
              "The body is no JSON in UTF-8 that can be read: a fault, a field that stands twice, or"
                  + " more levels or characters than are allowed, in %s."
                      .formatted(place(syntax.getLocation())));
      default -> Fault.inBody(null, "BODY_UNREADABLE", "The body cannot be read.");
    };
  }

  private static String place(@Nullable TokenStreamLocation location) {
    return location == null
        ? "the body"
        : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** The path as the domain writes it: {@code lines[0].net}. */
  private static @Nullable String field(JacksonException e) {
    var path = new StringBuilder();
    for (var step : e.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.isEmpty() ? null : path.toString();
  }
}
