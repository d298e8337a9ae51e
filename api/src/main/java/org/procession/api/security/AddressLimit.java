package org.procession.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets no address try tokens and keys without end: each of them costs a signature or a query. Users
 * with a token are not counted here, but share the address with those who have none.
 */
final class AddressLimit extends OncePerRequestFilter {

  private final RateLimit limit;

  AddressLimit(RateLimit limit) {
    this.limit = limit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (limit.admitsAddress(request, response)) {
      chain.doFilter(request, response);
      if (response.getStatus() == HttpStatus.UNAUTHORIZED.value() && !response.isCommitted()) {
        limit.refused(request, response);
      }
    }
  }
}
