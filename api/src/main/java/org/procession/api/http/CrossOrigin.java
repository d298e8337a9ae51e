package org.procession.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.api.idempotency.IdempotencyKey;
import org.procession.api.problem.ProblemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets pages of other origins call the API from a browser: those that are configured, and none
 * unless some are. Tokens come in a header, so cookies are never allowed.
 */
@Configuration(proxyBeanMethods = false)
class CrossOrigin {

  /** The API, and what an application needs of the issuer of one's own machine to log people in. */
  private static final List<String> ADDRESSES =
      List.of("/api/**", "/oauth2/token", "/oauth2/jwks", "/userinfo", "/.well-known/**");

  private static final List<String> METHODS =
      List.of(
          HttpMethod.GET.name(),
          HttpMethod.HEAD.name(),
          HttpMethod.POST.name(),
          HttpMethod.PUT.name(),
          HttpMethod.PATCH.name(),
          HttpMethod.DELETE.name());

  private static final List<String> SENT =
      List.of(
          HttpHeaders.AUTHORIZATION,
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.IF_MATCH,
          HttpHeaders.IF_NONE_MATCH,
          "Last-Event-ID",
          IdempotencyKey.HEADER);

  private static final List<String> SHOWN =
      List.of(
          HttpHeaders.CONTENT_DISPOSITION,
          HttpHeaders.ETAG,
          HttpHeaders.LOCATION,
          HttpHeaders.LINK,
          HttpHeaders.RETRY_AFTER,
          "RateLimit",
          "RateLimit-Policy",
          IdempotencyKey.REPLAYED,
          Deprecations.DEPRECATION,
          Deprecations.SUNSET);

  /** Before all else: a browser asks whether it may send a token without sending one. */
  @Bean
  FilterRegistrationBean<CorsFilter> crossOriginFilter(
      @Value("${procession.cors.allowed-origins:}") List<String> origins, ProblemWriter problems) {
    var registration = new FilterRegistrationBean<>(filter(origins, problems));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.setEnabled(!origins.isEmpty());
    return registration;
  }

  static CorsFilter filter(List<String> origins, ProblemWriter problems) {
    var allowed = new CorsConfiguration();
    allowed.setAllowedOrigins(origins);
    allowed.setAllowedMethods(METHODS);
    allowed.setAllowedHeaders(SENT);
    allowed.setExposedHeaders(SHOWN);
    allowed.setMaxAge(Duration.ofHours(1));
    var source = new UrlBasedCorsConfigurationSource();
    ADDRESSES.forEach(address -> source.registerCorsConfiguration(address, allowed));
    var filter = new CorsFilter(source);
    filter.setCorsProcessor(new Refusing(problems));
    return filter;
  }

  /** Says to a page of another origin what it was refused for. */
  private static final class Refusing extends DefaultCorsProcessor {
    private final ProblemWriter problems;

    Refusing(ProblemWriter problems) {
      this.problems = problems;
    }

    @Override
    public boolean processRequest(
        @Nullable CorsConfiguration allowed,
        HttpServletRequest request,
        HttpServletResponse response)
        throws IOException {
      if (allowed != null
          && CorsUtils.isCorsRequest(request)
          && allowed.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) == null) {
        problems.write(
            request,
            response,
            HttpStatus.FORBIDDEN,
            "ORIGIN_NOT_ALLOWED",
            "Pages of this origin may not call this API; its operator can allow them.");
        return false;
      }
      return super.processRequest(allowed, request, response);
    }
  }
}
