package org.procession.api.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  AskedPermissions(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> handlers) {
    this.operations = SingletonSupplier.of(() -> read(handlers.getObject()));
  }

  @Override
  public Set<String> permissions() {
    return operations.obtain().keySet();
  }

  /** By permission, such as {@code POST /api/revenue/bills}; both sorted. */
  public Map<String, List<String>> operations() {
    return operations.obtain();
  }

  private static boolean isForRoles(String permission) {
    return !permission.equals(Permissions.ACCEPT_INVITATION)
        && !permission.startsWith(PlatformAdministrator.PLATFORM);
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
