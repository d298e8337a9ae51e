package org.procession.workers;

import java.util.List;
import org.procession.domain.DomainConfiguration;
import org.procession.engine.EngineViewConfiguration;
import org.procession.workers.relays.Doctor;
import org.procession.workers.relays.EngineRecovery;
import org.procession.workers.relays.SearchRebuild;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Works for the process engine, and carries events and messages to where they belong. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({DomainConfiguration.class, EngineViewConfiguration.class})
public class WorkersApplication {

  /**
   * With the words of another program, such as {@value SearchRebuild#COMMAND} or {@value
   * EngineRecovery#CHECK}, is that instead, and ends.
   */
  public static void main(String[] arguments) {
    var words = List.of(arguments);
    if (words.equals(List.of(SearchRebuild.COMMAND))) {
      System.exit(SearchRebuild.run(System.out));
    }
    if (EngineRecovery.isMeant(words)) {
      System.exit(EngineRecovery.run(words, System.out));
    }
    if (words.equals(List.of(Doctor.COMMAND))) {
      System.exit(Doctor.run(WorkersApplication.class, System.out));
    }
    SpringApplication.run(WorkersApplication.class, arguments);
  }
}
