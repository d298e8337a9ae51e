package org.procession.domain.start;

import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;

/** Keeps a program from starting that would be unsafe, or of no use. */
public class StartGuard implements ApplicationListener<ApplicationPreparedEvent> {

  /**
   * @throws CannotStart with all that is wrong
   */
  @Override
  public void onApplicationEvent(ApplicationPreparedEvent event) {
    var environment = event.getApplicationContext().getEnvironment();
    var faults =
        StartChecks.look(event.getSpringApplication().getAllSources(), environment).stream()
            .filter(Diagnosis::isFailure)
            .toList();
    if (faults.isEmpty()) {
      return;
    }
    var refusal = new CannotStart(faults);
    if (environment.containsProperty("logging.structured.format.console")) {
      System.err.println(refusal.getMessage()); // as a line of JSON nobody can read it
    }
    throw refusal;
  }
}
