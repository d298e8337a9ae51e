package org.procession.workers;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.procession.workers.engine.Worker;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** What the production code declares. */
public final class Declared {
  private Declared() {}

  /** Every worker, with nothing to work with: only what it declares is asked of it. */
  public static List<Worker<?>> workers() {
    return instances(Worker.class).<Worker<?>>map(worker -> worker).toList();
  }

  /** One of each class, with nothing to work with. */
  public static <T> Stream<T> instances(Class<T> parent) {
    return classes(parent).map(type -> instance(type));
  }

  /** The record of what a worker takes. */
  public static Class<?> inputOf(Worker<?> worker) {
    return handle(worker).getParameterTypes()[0];
  }

  /** The record of what a worker gives. */
  public static Class<?> outputOf(Worker<?> worker) {
    return handle(worker).getReturnType();
  }

  private static Method handle(Worker<?> worker) {
    return Arrays.stream(worker.getClass().getDeclaredMethods())
        .filter(method -> method.getName().equals("handle") && !method.isBridge())
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked") // the filter says so
  public static <T> Stream<Class<? extends T>> classes(Class<T> parent) {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(parent));
    scanner.addExcludeFilter(
        (reader, factory) -> reader.getClassMetadata().getClassName().contains("Test"));
    return scanner.findCandidateComponents("org.procession").stream()
        .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
        .map(type -> (Class<? extends T>) type);
  }

  @SuppressWarnings("unchecked") // it is a constructor of this class
  private static <T> T instance(Class<T> type) {
    var constructor = type.getDeclaredConstructors()[0];
    return (T) BeanUtils.instantiateClass(constructor, new Object[constructor.getParameterCount()]);
  }
}
