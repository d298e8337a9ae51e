package org.procession.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has the answers of a deprecated handler say so, after RFC 9745 and RFC 8594. */
@Configuration(proxyBeanMethods = false)
class Deprecations implements HandlerInterceptor, WebMvcConfigurer {

  /** The date of HTTP (RFC 9110), whose days always have two digits. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT);

  static final String DEPRECATION = "Deprecation";
  static final String SUNSET = "Sunset";

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(this).addPathPatterns("/api/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      var deprecated = method.getMethodAnnotation(DeprecatedSince.class);
      if (deprecated != null) {
        response.setHeader(DEPRECATION, "@" + beginning(deprecated.value()).getEpochSecond());
        response.setHeader(
            SUNSET, DATE.format(beginning(deprecated.sunset()).atOffset(ZoneOffset.UTC)));
        response.addHeader(
            HttpHeaders.LINK, "<%s>; rel=\"deprecation\"".formatted(deprecated.instead()));
      }
    }
    return true;
  }

  private static Instant beginning(String day) {
    return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
