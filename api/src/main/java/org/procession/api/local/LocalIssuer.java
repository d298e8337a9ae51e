package org.procession.api.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.procession.api.problem.ProblemWriter;
import org.procession.api.security.TokenClaims;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * An issuer of tokens for the demo users, within the application itself, which therefore checks
 * tokens with the key it signs them with and calls nobody. Everyone knows the secrets of the demo
 * users, so it serves this machine only, to which {@code ApiStartCheck} sees. The key is made at
 * the start and never leaves the memory: tokens do not outlive a restart.
 */
@Configuration(proxyBeanMethods = false)
@Profile("local")
class LocalIssuer {

  private static final String LOGIN = "/login";

  /** Administers the platform, and is no user of a tenant. */
  private static final String PLATFORM = "platform";

  /**
   * Not the API's audience: an ID token is made for its client, and must let nobody into the API.
   */
  private static final String APPLICATION = "procession-app";

  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

  @Bean
  @Order(1)
  SecurityFilterChain tokens(HttpSecurity http, ProblemWriter problems) {
    return http.oauth2AuthorizationServer(
            server -> {
              http.securityMatcher(server.getEndpointsMatcher());
              server.oidc(Customizer.withDefaults());
            })
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(
            refused ->
                refused.defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint(LOGIN),
                    new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
        .addFilterAfter(SignInThrottle.ofClients(problems), HeaderWriterFilter.class)
        .build();
  }

  /** Where people log in who come from an application. */
  @Bean
  @Order(1)
  SecurityFilterChain login(HttpSecurity http, ProblemWriter problems) {
    return http.securityMatcher(LOGIN, "/default-ui.css")
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .formLogin(Customizer.withDefaults())
        .userDetailsService(
            new InMemoryUserDetailsManager(
                DemoUser.all().stream()
                    .map(
                        demo ->
                            User.withUsername(demo.login())
                                .password("{noop}" + demo.login())
                                .build())
                    .toList()))
        .addFilterAfter(SignInThrottle.ofForm(problems), HeaderWriterFilter.class)
        .build();
  }

  @Bean
  AuthorizationServerSettings settings(@Value("${procession.issuer}") String issuer) {
    return AuthorizationServerSettings.builder().issuer(issuer).build();
  }

  @Bean
  RegisteredClientRepository registeredClients(@Value("${procession.issuer}") String issuer) {
    return new InMemoryRegisteredClientRepository(
        Stream.concat(
                DemoUser.all().stream()
                    .map(user -> program(user.login(), user.user().displayName())),
                Stream.of(program(PLATFORM, "Platform Administrator"), application(issuer)))
            .toList());
  }

  /**
   * An application in which people log in. It has no secret, and therefore proves that it has begun
   * what it ends (PKCE, RFC 7636). It may be on any port of this machine (RFC 8252, section 7.3).
   */
  private static RegisteredClient application(String issuer) {
    return RegisteredClient.withId(APPLICATION)
        .clientId(APPLICATION)
        .clientName("An application on this machine")
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri("http://127.0.0.1/callback")
        .redirectUri(issuer + "/swagger-ui/oauth2-redirect.html")
        .scope(OidcScopes.OPENID)
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFETIME).build())
        .build();
  }

  private static RegisteredClient program(String login, String name) {
    return RegisteredClient.withId(UUID.nameUUIDFromBytes(login.getBytes(UTF_8)).toString())
        .clientId(login)
        .clientName(name)
        .clientSecret("{noop}" + login)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFETIME).build())
        .build();
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims(
      @Value("${procession.audience}") String audience) {
    var users =
        DemoUser.all().stream().collect(Collectors.toMap(DemoUser::login, Function.identity()));
    return context -> {
      Authentication principal = context.getPrincipal();
      var login = Objects.requireNonNull(principal).getName();
      if (login.equals(PLATFORM)) {
        context.getClaims().subject(PLATFORM);
      } else {
        var demo = Objects.requireNonNull(users.get(login));
        context
            .getClaims()
            .subject(demo.user().id().value())
            .claim(TokenClaims.TENANT, demo.tenant().value())
            .claim("groups", List.copyOf(demo.user().groups()));
      }
      if (context.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
        context.getClaims().audience(List.of(audience));
      }
    };
  }

  @Bean
  RSAKey key() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var pair = generator.generateKeyPair();
    return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
        .privateKey((RSAPrivateKey) pair.getPrivate())
        .keyID(UUID.randomUUID().toString())
        .build();
  }

  @Bean
  JWKSource<SecurityContext> keys(RSAKey key) {
    return new ImmutableJWKSet<>(new JWKSet(key));
  }

  @Bean
  JwtDecoder ownTokens(RSAKey key, OAuth2TokenValidator<Jwt> validator) throws JOSEException {
    var decoder = NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
    decoder.setJwtValidator(validator);
    return decoder;
  }

  /** Lets people log in as a demo user in Swagger UI. */
  @Bean
  GlobalOpenApiCustomizer demoLogin() {
    return api -> {
      var program = new OAuthFlow().tokenUrl("/oauth2/token").scopes(new Scopes());
      var person =
          new OAuthFlow()
              .authorizationUrl("/oauth2/authorize")
              .tokenUrl("/oauth2/token")
              .scopes(new Scopes().addString(OidcScopes.OPENID, "Who it is."));
      api.getComponents()
          .addSecuritySchemes(
              "demoUser",
              new SecurityScheme()
                  .type(SecurityScheme.Type.OAUTH2)
                  .description(
                      "A demo user, with the profile `local` only. By client credentials, client id and secret are both"
                          + " `acme.clerk`, or another `<tenant>.<user>`; by authorization code, the client id is"
                          + " `procession-app`, without a secret, and login and password are `acme.clerk`.")
                  .flows(new OAuthFlows().clientCredentials(program).authorizationCode(person)));
      api.addSecurityItem(new SecurityRequirement().addList("demoUser"));
    };
  }
}
