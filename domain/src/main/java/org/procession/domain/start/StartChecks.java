package org.procession.domain.start;

import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** All checks before a start. */
public final class StartChecks {

  private StartChecks() {}

  /**
   * Looks at everything, whatever is wrong.
   *
   * @param sources the classes that make the program
   */
  public static List<Diagnosis> look(Set<?> sources, Environment environment) {
    var settings = new Settings(environment);
    return SpringFactoriesLoader.loadFactories(StartCheck.class, StartChecks.class.getClassLoader())
        .stream()
        .filter(check -> check.concerns(sources))
        .flatMap(check -> check.check(settings).stream())
        .toList();
  }
}
