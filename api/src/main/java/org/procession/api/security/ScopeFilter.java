package org.procession.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.procession.api.problem.ProblemWriter;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Opens the scope of the token's tenant around a request, for the user whom the token means, or for
 * somebody who is no user yet.
 */
final class ScopeFilter extends OncePerRequestFilter {

  private final Callers callers;
  private final ProblemWriter problems;

  ScopeFilter(Callers callers, ProblemWriter problems) {
    this.callers = callers;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!(SecurityContextHolder.getContext().getAuthentication()
        instanceof JwtAuthenticationToken token)) {
      throw new IllegalStateException("only requests with a token come here");
    }
    var tenant = TokenClaims.tenant(token.getToken());
    var subject = token.getToken().getSubject();
    var unnamed = new Scope(tenant, Actor.user(subject, subject));
    var known = unnamed.call(() -> callers.find(subject));
    if (known.isEmpty()) {
      Caller.STRANGER.sent(request);
      inScope(unnamed, () -> chain.doFilter(request, response));
      return;
    }
    var user = known.get().user();
    if (!user.isActive()) {
      problems.write(
          request,
          response,
          HttpStatus.FORBIDDEN,
          "USER_DEACTIVATED",
          "'%s' is deactivated: nothing is permitted.".formatted(user.id()));
      return;
    }
    Caller.user(known.get().permissions()).sent(request);
    inScope(unnamed.as(user.actor()), () -> chain.doFilter(request, response));
  }

  private interface Step {
    void run() throws ServletException, IOException;
  }

  private static void inScope(Scope scope, Step step) throws ServletException, IOException {
    try {
      scope.<@Nullable Void, Exception>call(
          () -> {
            step.run();
            return null;
          });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a step throws nothing else", e);
    }
  }
}
