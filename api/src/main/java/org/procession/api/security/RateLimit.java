package org.procession.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.procession.api.problem.ProblemWriter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Bounds how many requests each user, and each API key, may send to this process, and tells them by
 * the headers of draft-ietf-httpapi-ratelimit-headers-10.
 */
@Component
@EnableConfigurationProperties(RateLimitProperties.class)
class RateLimit {

  private final RateLimitProperties limit;
  private final @Nullable Buckets buckets;
  private final ProblemWriter problems;

  RateLimit(RateLimitProperties limit, ProblemWriter problems) {
    this.limit = limit;
    this.buckets =
        limit.requests() > 0
            ? new Buckets(limit.requests(), limit.window(), System::nanoTime)
            : null;
    this.problems = problems;
  }

  /**
   * Counts a request.
   *
   * @param who whose it is
   * @return whether it may go on; otherwise it is answered
   */
  boolean admits(String who, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (buckets == null) {
      return true;
    }
    var level = buckets.take(who);
    response.setHeader(
        "RateLimit-Policy",
        "\"requests\";q=%d;w=%d".formatted(limit.requests(), Buckets.seconds(limit.window())));
    response.setHeader(
        "RateLimit",
        "\"requests\";r=%d;t=%d".formatted(level.remaining(), Buckets.seconds(level.full())));
    if (!level.granted()) {
      TooManyRequests.answer(level, request, response, problems);
    }
    return level.granted();
  }
}
