package org.procession.api.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.procession.domain.identity.PermissionSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The permissions of roles that the API's handlers name, and which operations need them. */
@Component
public class AskedPermissions implements PermissionSource {

  private final SingletonSupplier<Map<String, List<String>>> operations;
  private final SingletonSupplier<Set<String>> scoped;

  AskedPermissions(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> handlers) {
    this.operations = SingletonSupplier.of(() -> read(handlers.getObject()));
    this.scoped = SingletonSupplier.of(() -> readScoped(handlers.getObject()));
  }

  @Override
  public Set<String> permissions() {
    return operations.obtain().keySet();
  }

  @Override
  public Set<String> scoped() {
    return scoped.obtain();
  }

  /** By permission, such as {@code POST /api/revenue/bills}; both sorted. */
  public Map<String, List<String>> operations() {
    return operations.obtain();
  }

  private static boolean isForRoles(String permission) {
    return !permission.equals(Permissions.ACCEPT_INVITATION)
        && !permission.startsWith(PlatformAdministrator.PLATFORM);
  }

  private static Set<String> readScoped(RequestMappingHandlerMapping handlers) {
    return handlers.getHandlerMethods().values().stream()
        .filter(ScopedHandler::isScoped)
        .map(handler -> handler.getMethodAnnotation(RequiresPermission.class))
        .filter(Objects::nonNull)
        .map(RequiresPermission::value)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, List<String>> read(RequestMappingHandlerMapping handlers) {
    var found = new TreeMap<String, List<String>>();
    handlers
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              var required = handler.getMethodAnnotation(RequiresPermission.class);
              if (required != null && isForRoles(required.value())) {
                var operations = found.computeIfAbsent(required.value(), p -> new ArrayList<>());
                for (var method : mapping.getMethodsCondition().getMethods()) {
                  mapping.getPatternValues().forEach(path -> operations.add(method + " " + path));
                }
              }
            });
    found.values().forEach(operations -> operations.sort(null));
    return found;
  }
}
