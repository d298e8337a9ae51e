package org.procession.api.security;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.procession.domain.tenancy.TenantId;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Takes only tokens that name a tenant and, as their subject, somebody; without a tenant those of
 * the platform's administrators.
 */
public final class TokenClaims implements OAuth2TokenValidator<Jwt> {

  public static final String TENANT = "tenant";

  /** ASCII of at most 255 characters, as OpenID Connect Core 1.0, section 2, has it; no spaces. */
  private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final Set<String> platformAdministrators;

  /**
   * @param platformAdministrators what the OpenID provider calls them
   */
  TokenClaims(Set<String> platformAdministrators) {
    this.platformAdministrators = Set.copyOf(platformAdministrators);
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    if (!token.hasClaim(TENANT) && platformAdministrators.contains(token.getSubject())) {
      return OAuth2TokenValidatorResult.success();
    }
    if (!isTenantId(token.getClaim(TENANT))) {
      return refused("The token's claim 'tenant' is missing or no tenant id.");
    }
    if (token.getSubject() == null || !SUBJECT.matcher(token.getSubject()).matches()) {
      return refused("The token's claim 'sub' is missing, or not 1 to 255 characters of ASCII.");
    }
    return OAuth2TokenValidatorResult.success();
  }

  /** The tenant of a token that was accepted; none of a platform administrator's. */
  static Optional<TenantId> tenant(Jwt token) {
    return Optional.ofNullable(token.getClaimAsString(TENANT)).map(TenantId::new);
  }

  /** What the OpenID provider calls the bearer of a token that was accepted. */
  static String subject(Jwt token) {
    return Objects.requireNonNull(token.getSubject());
  }

  private static boolean isTenantId(@Nullable Object claim) {
    try {
      return claim instanceof String text && new TenantId(text).value().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static OAuth2TokenValidatorResult refused(String why) {
    return OAuth2TokenValidatorResult.failure(
        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null));
  }
}
