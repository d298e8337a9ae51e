package org.procession.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.procession.api.json.PlainText;
import org.procession.api.problem.Fault;
import org.procession.api.problem.Refused;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets a handler be asked only for what it declares: a filter that is misspelt would silently be
 * none, and of one that stands twice only the first would count.
 */
@Configuration(proxyBeanMethods = false)
public class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

  public static final String UNKNOWN = "PARAMETER_UNKNOWN";
  public static final String REPEATED = "PARAMETER_REPEATED";

  private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

  /** For each handler its parameters by name, and whether they may stand several times. */
  private final Map<HandlerMethod, Map<String, Boolean>> known = new ConcurrentHashMap<>();

  /**
   * After the permission was examined: who may not call a handler does not learn its parameters.
   */
  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(this).addPathPatterns("/api/**").order(1);
  }

  /**
   * @throws Refused with each parameter that is unknown, stands twice, or is no plain text
   */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      var parameters = known.computeIfAbsent(method, KnownParameters::of);
      var faults = new ArrayList<Fault>();
      new TreeMap<>(request.getParameterMap())
          .forEach((name, values) -> check(name, values, parameters, faults));
      if (!faults.isEmpty()) {
        throw new Refused(HttpStatus.BAD_REQUEST, faults);
      }
    }
    return true;
  }

  private static void check(
      String name, String[] values, Map<String, Boolean> parameters, List<Fault> faults) {
    if (!parameters.containsKey(name)) {
      faults.add(
          new Fault(
              name,
              UNKNOWN,
              "There is no such parameter here; there are: %s.".formatted(parameters.keySet())));
    } else if (values.length > 1 && !parameters.get(name)) {
      faults.add(new Fault(name, REPEATED, "This parameter stands once at most."));
    } else if (!Arrays.stream(values).allMatch(PlainText::is)) {
      faults.add(new Fault(name, "VALUE_INVALID", "This must be text without control characters."));
    }
  }

  private static Map<String, Boolean> of(HandlerMethod handler) {
    var parameters = new TreeMap<String, Boolean>();
    Arrays.stream(handler.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
        .forEach(
            parameter -> {
              parameter.initParameterNameDiscovery(NAMES);
              parameters.put(
                  Objects.requireNonNull(parameter.getParameterName()),
                  Collection.class.isAssignableFrom(parameter.getParameterType()));
            });
    return parameters;
  }
}
