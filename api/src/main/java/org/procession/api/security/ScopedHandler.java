package org.procession.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.ownership.Owned;
import org.procession.domain.ownership.Owners;
import org.procession.domain.tenancy.Whose;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Calls a handler only with records in its path that the permission which it names reaches; the
 * others are not there for the sender of the request.
 */
public final class ScopedHandler extends ServletInvocableHandlerMethod {

  private final Owners owners;

  public ScopedHandler(HandlerMethod handler, Owners owners) {
    super(handler);
    this.owners = owners;
  }

  /** Whether a handler looks at whose the records are. */
  static boolean isScoped(HandlerMethod handler) {
    for (var parameter : handler.getMethodParameters()) {
      if (parameter.getParameterType() == Whose.class
          || (parameter.hasParameterAnnotation(PathVariable.class)
              && Owned.class.isAssignableFrom(parameter.getParameterType()))) {
        return true;
      }
    }
    return false;
  }

  /** The permission that the handler names which has a parameter. */
  static String permission(MethodParameter parameter) {
    return Objects.requireNonNull(parameter.getMethodAnnotation(RequiresPermission.class)).value();
  }

  @Override
  protected @Nullable Object[] getMethodArgumentValues(
      NativeWebRequest request,
      @Nullable ModelAndViewContainer container,
      @Nullable Object... provided)
      throws Exception {
    var arguments = super.getMethodArgumentValues(request, container, provided);
    for (var parameter : getMethodParameters()) {
      if (parameter.hasParameterAnnotation(PathVariable.class)
          && arguments[parameter.getParameterIndex()] instanceof Owned record) {
        var sent = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        owners.require(Caller.permissions(sent).require(permission(parameter)), record);
      }
    }
    return arguments;
  }
}
