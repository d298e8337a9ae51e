package org.procession.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.procession.api.problem.ProblemWriter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Bounds how many requests each user, and each API key, may send to this process, and how many each
 * address may send that come with nothing that is accepted; tells them by the headers of
 * draft-ietf-httpapi-ratelimit-headers-10.
 */
@Component
@EnableConfigurationProperties(RateLimitProperties.class)
class RateLimit {

  private final Quota requests;
  private final Quota refusals;
  private final ProblemWriter problems;

  RateLimit(RateLimitProperties limit, ProblemWriter problems) {
    this.requests = Quota.of("requests", limit.requests(), limit.window());
    this.refusals = Quota.of("refusals", limit.refusals(), limit.window());
    this.problems = problems;
  }

  /**
   * So many in a window for each of many.
   *
   * @param buckets null for as many as they like
   */
  private record Quota(String name, int number, Duration window, @Nullable Buckets buckets) {

    static Quota of(String name, int number, Duration window) {
      var buckets = number > 0 ? new Buckets(number, window, System::nanoTime) : null;
      return new Quota(name, number, window, buckets);
    }

    void tell(Buckets.Level level, HttpServletResponse response) {
      response.setHeader(
          "RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(name, number, Buckets.seconds(window)));
      response.setHeader(
          "RateLimit",
          "\"%s\";r=%d;t=%d".formatted(name, level.remaining(), Buckets.seconds(level.full())));
    }
  }

  /**
   * Counts a request.
   *
   * @param who whose it is
   * @return whether it may go on; otherwise it is answered
   */
  boolean admits(String who, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return requests.buckets() == null
        || goesOn(requests, requests.buckets().take(who), request, response);
  }

  /**
   * Whether an address may try to come in, or has been refused too often; then it is answered, and
   * nobody looks at what it sent.
   */
  boolean admitsAddress(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (refusals.buckets() == null) {
      return true;
    }
    var level = refusals.buckets().look(request.getRemoteAddr());
    return level.granted() || goesOn(refusals, level, request, response);
  }

  /** Counts a request that came with nothing that is accepted. */
  void refused(HttpServletRequest request, HttpServletResponse response) {
    if (refusals.buckets() != null) {
      refusals.tell(refusals.buckets().take(request.getRemoteAddr()), response);
    }
  }

  private boolean goesOn(
      Quota quota, Buckets.Level level, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    quota.tell(level, response);
    if (!level.granted()) {
      TooManyRequests.answer(level, request, response, problems);
    }
    return level.granted();
  }
}
