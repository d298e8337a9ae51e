package org.procession.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.tenancy.Whose;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives handlers that ask for them {@link Permissions}, or {@link Whose} the records are that the
 * permission reaches which the handler names.
 */
@Configuration(proxyBeanMethods = false)
class PermissionsArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Permissions.class
        || parameter.getParameterType() == Whose.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var sent = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    var permissions = Caller.permissions(sent);
    return parameter.getParameterType() == Permissions.class
        ? permissions
        : permissions.require(ScopedHandler.permission(parameter));
  }
}
