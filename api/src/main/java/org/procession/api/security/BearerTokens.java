package org.procession.api.security;

import jakarta.servlet.http.HttpServletRequest;
import org.procession.domain.identity.RecognizingApiKeys;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

/**
 * Who comes with what stands in the header Authorization as Bearer: an access token of the OpenID
 * provider, or an API key, which begins as no such token can.
 */
@Component
class BearerTokens implements AuthenticationManagerResolver<HttpServletRequest> {

  private final BearerTokenResolver header = new DefaultBearerTokenResolver();
  private final RecognizingApiKeys recognizing;
  private final AuthenticationManager accessTokens;

  BearerTokens(RecognizingApiKeys recognizing, JwtDecoder decoder) {
    this.recognizing = recognizing;
    this.accessTokens = new ProviderManager(new JwtAuthenticationProvider(decoder));
  }

  @Override
  public AuthenticationManager resolve(HttpServletRequest request) {
    var token = header.resolve(request);
    return token != null && RecognizingApiKeys.isKey(token) ? this::withKey : accessTokens;
  }

  private Authentication withKey(Authentication request) {
    if (!(request instanceof BearerTokenAuthenticationToken bearer)) {
      throw new IllegalStateException("only bearers of tokens come here");
    }
    return recognizing
        .recognize(bearer.getToken())
        .map(ApiKeyToken::new)
        .orElseThrow(
            () ->
                new InvalidBearerTokenException(
                    "The API key is not known, was revoked, or has expired."));
  }
}
