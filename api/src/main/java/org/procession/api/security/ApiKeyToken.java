package org.procession.api.security;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.identity.RecognizingApiKeys.Bearer;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody who came with an API key that was recognized. */
final class ApiKeyToken extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1;

  private final transient Bearer bearer;

  ApiKeyToken(Bearer bearer) {
    super(List.of());
    this.bearer = bearer;
    setAuthenticated(true);
  }

  Bearer bearer() {
    return bearer;
  }

  @Override
  public Object getPrincipal() {
    return bearer.key().prefix();
  }

  /** The key itself nobody needs any more. */
  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ApiKeyToken token && bearer.equals(token.bearer);
  }

  @Override
  public int hashCode() {
    return Objects.hash(bearer);
  }
}
