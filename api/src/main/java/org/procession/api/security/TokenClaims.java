package org.procession.api.security;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.procession.domain.identity.UserId;
import org.procession.domain.tenancy.TenantId;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** Takes only tokens that name a tenant and, as their subject, one of its users. */
public final class TokenClaims implements OAuth2TokenValidator<Jwt> {

  public static final String TENANT = "tenant";

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    if (!isA(TenantId::new, token.getClaim(TENANT))) {
      return refused("The token's claim 'tenant' is missing or no tenant id.");
    }
    if (!isA(UserId::new, token.getSubject())) {
      return refused("The token's claim 'sub' is missing or no user id.");
    }
    return OAuth2TokenValidatorResult.success();
  }

  /** The tenant of a token that was accepted. */
  static TenantId tenant(Jwt token) {
    return new TenantId(Objects.requireNonNull(token.getClaimAsString(TENANT)));
  }

  /** The user of a token that was accepted. */
  static UserId user(Jwt token) {
    return new UserId(Objects.requireNonNull(token.getSubject()));
  }

  private static boolean isA(Function<String, ?> making, @Nullable Object claim) {
    try {
      return claim instanceof String text && making.apply(text) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static OAuth2TokenValidatorResult refused(String why) {
    return OAuth2TokenValidatorResult.failure(
        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null));
  }
}
