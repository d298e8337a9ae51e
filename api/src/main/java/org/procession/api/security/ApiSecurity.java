package org.procession.api.security;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Set;
import org.procession.api.problem.ProblemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Every address under {@code /api} needs a token of the issuer, or an API key; beside it only the
 * description of the API and the health of the application can be reached, and everything else is
 * denied.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  private static final String NO_CONTENT = "default-src 'none'; frame-ancestors 'none'";

  /** Swagger UI styles its elements one by one and has its icons in its style sheet. */
  private static final String OWN_CONTENT =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

  @Bean
  @Order(2)
  SecurityFilterChain api(
      HttpSecurity http,
      BearerTokens tokens,
      Callers callers,
      RateLimit limit,
      AccessProblems problems,
      ProblemWriter writer,
      MeterRegistry meters) {
    return basics(http.securityMatcher("/api/**"), tokens, problems, NO_CONTENT)
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .addFilterBefore(new AddressLimit(limit), BearerTokenAuthenticationFilter.class)
        .addFilterAfter(new ScopeFilter(callers, limit, writer, meters), AuthorizationFilter.class)
        .build();
  }

  /**
   * @param openMetrics whether metrics, which tell about all tenants, are for everyone who reaches
   *     the port
   */
  @Bean
  @Order(3)
  SecurityFilterChain besides(
      HttpSecurity http,
      BearerTokens tokens,
      AccessProblems problems,
      @Value("${procession.open-metrics:false}") boolean openMetrics) {
    return basics(http, tokens, problems, OWN_CONTENT)
        .authorizeHttpRequests(
            requests -> {
              requests
                  .dispatcherTypeMatchers(DispatcherType.ERROR)
                  .permitAll()
                  .requestMatchers(
                      "/actuator/health/**",
                      "/docs/errors.md",
                      "/v3/api-docs/**",
                      "/swagger-ui.html",
                      "/swagger-ui/**")
                  .permitAll();
              if (openMetrics) {
                requests.requestMatchers("/actuator/prometheus").permitAll();
              }
              requests.anyRequest().denyAll();
            })
        .build();
  }

  private static HttpSecurity basics(
      HttpSecurity http, BearerTokens tokens, AccessProblems problems, String content) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationManagerResolver(tokens)
                    .authenticationEntryPoint(problems)
                    .accessDeniedHandler(problems))
        .exceptionHandling(e -> e.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(content))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
  }

  /**
   * A span and a timer for each filter tell nobody anything, and cost an eighth of a short request.
   */
  @Bean
  SecurityObservationSettings noObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /**
   * What a token must be beside signed: in time, of the issuer, made for this API, and of somebody
   * of a tenant or of the platform's administrators.
   */
  @Bean
  OAuth2TokenValidator<Jwt> tokenValidator(
      @Value("${procession.issuer}") String issuer,
      @Value("${procession.audience}") String audience,
      @Value("${procession.platform-administrators:}") Set<String> platformAdministrators) {
    return new DelegatingOAuth2TokenValidator<>(
        List.of(
            new JwtTimestampValidator(),
            new JwtIssuerValidator(issuer),
            new JwtAudienceValidator(audience),
            new TokenClaims(platformAdministrators)));
  }

  /** Asks the issuer for its keys when the first token comes, so that it need not run before. */
  @Bean
  @Profile("!local")
  JwtDecoder issuersTokens(
      @Value("${procession.issuer}") String issuer, OAuth2TokenValidator<Jwt> validator) {
    return new SupplierJwtDecoder(
        () -> {
          var decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
          decoder.setJwtValidator(validator);
          return decoder;
        });
  }
}
