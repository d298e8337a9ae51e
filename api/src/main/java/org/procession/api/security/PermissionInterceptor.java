package org.procession.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.procession.api.problem.ProblemWriter;
import org.procession.domain.tenancy.Scope;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a handler run only for callers with the permission that it names. */
@Configuration(proxyBeanMethods = false)
class PermissionInterceptor implements HandlerInterceptor, WebMvcConfigurer {

  private final ProblemWriter problems;

  PermissionInterceptor(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(this).addPathPatterns("/api/**");
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, String code, String detail)
      throws IOException {
    problems.write(request, response, HttpStatus.FORBIDDEN, code, detail);
  }

  private static String detail(String permission) {
    return permission.equals(Permissions.ACCEPT_INVITATION)
        ? "This needs the permission %s, which only those have who are no users yet; '%s' is one."
            .formatted(permission, Scope.current().actor().id())
        : PermissionMissing.detail(permission);
  }

  private static String unknown(Scope scope) {
    return "The token is valid, but '%s' is no user of a tenant '%s'."
        .formatted(scope.actor().id(), scope.tenant());
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    var required =
        handler instanceof HandlerMethod method
            ? method.getMethodAnnotation(RequiresPermission.class)
            : null;
    if (required != null && Caller.may(request, required.value())) {
      return true;
    }
    if (Caller.of(request).filter(caller -> !caller.isUser()).isPresent()) {
      refuse(request, response, "USER_UNKNOWN", unknown(Scope.current()));
    } else {
      refuse(
          request,
          response,
          PermissionMissing.CODE,
          required == null ? "Nobody is permitted to do this." : detail(required.value()));
    }
    return false;
  }
}
