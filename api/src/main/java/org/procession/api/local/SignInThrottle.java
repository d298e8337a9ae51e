package org.procession.api.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import org.procession.api.problem.ProblemWriter;
import org.procession.api.security.Buckets;
import org.procession.api.security.TooManyRequests;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nobody try secrets of a login faster than people do: ten that are wrong, and then one in 30
 * seconds. Until then the right one is refused, too, and tells nothing.
 */
final class SignInThrottle extends OncePerRequestFilter {

  private static final int TRIES = 10;
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int LONGEST_LOGIN = 100;

  private final Buckets failures = new Buckets(TRIES, WINDOW, System::nanoTime);
  private final ProblemWriter problems;
  private final Naming naming;
  private final Predicate<HttpServletResponse> failed;

  /** How a request names the login. */
  interface Naming {
    Optional<String> login(HttpServletRequest request);
  }

  private SignInThrottle(
      ProblemWriter problems, Naming naming, Predicate<HttpServletResponse> failed) {
    this.problems = problems;
    this.naming = naming;
    this.failed = failed;
  }

  /** For people, who fill in a form. */
  static SignInThrottle ofForm(ProblemWriter problems) {
    return new SignInThrottle(
        problems,
        request -> Optional.ofNullable(request.getParameter("username")),
        response -> {
          var next = response.getHeader(HttpHeaders.LOCATION);
          return next != null && next.endsWith("?error");
        });
  }

  /** For programs, which have a name and a secret in a header, or in the body. */
  static SignInThrottle ofClients(ProblemWriter problems) {
    return new SignInThrottle(
        problems,
        request -> basic(request).or(() -> Optional.ofNullable(request.getParameter("client_id"))),
        response -> response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED);
  }

  /** The name in credentials of RFC 7617. */
  private static Optional<String> basic(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      var credentials = new String(Base64.getDecoder().decode(header.substring(6)), UTF_8);
      return Optional.of(credentials.split(":", 2)[0]);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var login =
        request.getMethod().equals("POST")
            ? naming.login(request).filter(name -> name.length() <= LONGEST_LOGIN)
            : Optional.<String>empty();
    if (login.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    var level = failures.look(login.get());
    if (!level.granted()) {
      TooManyRequests.answer(level, request, response, problems);
      return;
    }
    chain.doFilter(request, response);
    if (failed.test(response)) {
      failures.take(login.get());
    }
  }
}
