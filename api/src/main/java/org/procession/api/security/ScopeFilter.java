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

/** Opens the scope of the token's tenant and user around a request, if there is such a user. */
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
    var user = TokenClaims.user(token.getToken());
    var unnamed = new Scope(tenant, Actor.user(user.value(), user.value()));
    var caller = unnamed.call(() -> callers.find(user));
    if (caller.isEmpty()) {
      problems.write(
          request,
          response,
          HttpStatus.FORBIDDEN,
          "USER_UNKNOWN",
          "The token is valid, but '%s' is no user of a tenant '%s'.".formatted(user, tenant));
      return;
    }
    caller.get().sent(request);
    inScope(unnamed.as(caller.get().user().actor()), () -> chain.doFilter(request, response));
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
