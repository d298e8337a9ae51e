package org.procession.api.security;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.procession.api.problem.ProblemWriter;
import org.procession.domain.identity.RecognizingApiKeys.Bearer;
import org.procession.domain.identity.UserRecord;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Opens the scope of the tenant of a token or an API key around a request, for the user whom it
 * means, or for somebody who is no user yet. Administrators of the platform have none.
 */
final class ScopeFilter extends OncePerRequestFilter {

  private final Callers callers;
  private final RateLimit limit;
  private final ProblemWriter problems;
  private final Timer lookingUp;

  ScopeFilter(Callers callers, RateLimit limit, ProblemWriter problems, MeterRegistry meters) {
    this.callers = callers;
    this.limit = limit;
    this.problems = problems;
    this.lookingUp =
        Timer.builder("procession.access")
            .description("Looking up who sends a request with a token, and what that user may do")
            .register(meters);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    switch (SecurityContextHolder.getContext().getAuthentication()) {
      case JwtAuthenticationToken token -> withToken(token.getToken(), request, response, chain);
      case ApiKeyToken key -> withKey(key.bearer(), request, response, chain);
      case null, default ->
          throw new IllegalStateException("only requests with a token or a key come here");
    }
  }

  private void withToken(
      Jwt token, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var subject = TokenClaims.subject(token);
    var tenant = TokenClaims.tenant(token);
    var who = tenant.map(TenantId::value).orElse("") + "/" + subject;
    if (!limit.admits(who, request, response)) {
      return;
    }
    if (tenant.isEmpty()) {
      Caller.PLATFORM.sent(request);
      PlatformAdministrator.sent(request, subject);
      chain.doFilter(request, response);
      return;
    }
    var unnamed = new Scope(tenant.get(), Actor.user(subject, subject));
    var looking = Timer.start();
    var login = unnamed.call(() -> callers.find(subject));
    looking.stop(lookingUp);
    var user = login.user();
    if (!mayEnter(unnamed.tenant(), login.suspended(), user, request, response)) {
      return;
    }
    var access = login.access();
    if (user == null || access == null) {
      Caller.STRANGER.sent(request);
      inScope(unnamed, () -> chain.doFilter(request, response));
    } else {
      Caller.user(access).sent(request);
      inScope(unnamed.as(user.actor()), () -> chain.doFilter(request, response));
    }
  }

  private void withKey(
      Bearer bearer, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (limit.admits(bearer.key().id().toString(), request, response)
        && mayEnter(bearer.tenant(), bearer.suspended(), bearer.user(), request, response)) {
      Caller.user(bearer.access()).sent(request);
      inScope(new Scope(bearer.tenant(), bearer.actor()), () -> chain.doFilter(request, response));
    }
  }

  private boolean mayEnter(
      TenantId tenant,
      boolean suspended,
      @Nullable UserRecord user,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (suspended) {
      refuse(
          request,
          response,
          "TENANT_SUSPENDED",
          "The tenant '%s' is suspended: nothing is permitted until the platform resumes it."
              .formatted(tenant));
      return false;
    }
    if (user != null && !user.isActive()) {
      refuse(
          request,
          response,
          "USER_DEACTIVATED",
          "'%s' is deactivated: nothing is permitted.".formatted(user.id()));
      return false;
    }
    return true;
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, String code, String detail)
      throws IOException {
    problems.write(request, response, HttpStatus.FORBIDDEN, code, detail);
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
