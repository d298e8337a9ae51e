package org.procession.api.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.procession.api.problem.Refused;
import org.springframework.http.HttpStatus;

/**
 * The header by which a sender knows a request, after draft-ietf-httpapi-idempotency-key-header: a
 * string in quotes. Without the quotes, as many clients send it, it is the same key.
 */
public final class IdempotencyKey {

  public static final String HEADER = "Idempotency-Key";
  public static final String INVALID = "IDEMPOTENCY_KEY_INVALID";
  public static final String SECRET_TOLD = "SECRET_TOLD_BEFORE";

  /** On an answer that was given before. */
  public static final String REPLAYED = "Idempotent-Replayed";

  /** Visible ASCII but quotes and backslashes. */
  private static final Pattern FORM = Pattern.compile("(\"?)([!#-\\[\\]-~]{1,255})\\1");

  private IdempotencyKey() {}

  /**
   * @throws Refused when there is more than one, or one of another form
   */
  static Optional<String> of(HttpServletRequest request) {
    var sent = Collections.list(request.getHeaders(HEADER));
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    var form = FORM.matcher(sent.getFirst());
    if (sent.size() > 1 || !form.matches()) {
      throw new Refused(
          HttpStatus.BAD_REQUEST,
          HEADER,
          INVALID,
          "Send one key of 1 to 255 visible ASCII characters without quotes and backslashes, such as a UUID.");
    }
    return Optional.of(form.group(2));
  }
}
