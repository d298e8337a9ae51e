package org.procession.api.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.procession.api.problem.ProblemWriter;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Tells callers without a token, or with one that is not accepted, what is wrong with that. */
@Component
class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

  /** Sets the header WWW-Authenticate after RFC 6750, and the status. */
  private final AuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();

  private final ProblemWriter problems;

  AccessProblems(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    try {
      bearer.commence(request, response, failure);
    } catch (ServletException e) {
      throw new IOException(e);
    }
    var refused = failure instanceof OAuth2AuthenticationException;
    problems.write(
        request,
        response,
        HttpStatus.valueOf(response.getStatus()),
        refused ? "TOKEN_INVALID" : "TOKEN_REQUIRED",
        refused
            ? "The token is not accepted: " + failure.getMessage()
            : "Send an access token or an API key: 'Authorization: Bearer <token>'.");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    problems.write(
        request,
        response,
        HttpStatus.FORBIDDEN,
        "PERMISSION_MISSING",
        "Nobody is permitted to do this.");
  }
}
