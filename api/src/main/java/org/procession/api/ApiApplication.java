package org.procession.api;

import org.procession.domain.DomainConfiguration;
import org.procession.engine.EngineViewConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The REST API of the platform. The authorization server on the class path is not configured by
 * itself: it exists in the profile {@code local} only, and there by {@code LocalIssuer}.
 */
@SpringBootApplication(
    exclude = {
      OAuth2AuthorizationServerAutoConfiguration.class,
      OAuth2AuthorizationServerJwtAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class
    })
@Import({DomainConfiguration.class, EngineViewConfiguration.class})
public class ApiApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(ApiApplication.class, arguments);
  }
}
