package org.procession.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.procession.api.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Tells somebody to come more slowly. */
public final class TooManyRequests {

  private TooManyRequests() {}

  /**
   * Answers a request for which a bucket was not full enough.
   *
   * @param level what the bucket holds
   */
  public static void answer(
      Buckets.Level level,
      HttpServletRequest request,
      HttpServletResponse response,
      ProblemWriter problems)
      throws IOException {
    var seconds = Buckets.seconds(level.pause());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    problems.write(
        request,
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        "TOO_MANY_REQUESTS",
        "These are too many in too short a time: try again in %d seconds.".formatted(seconds));
  }
}
