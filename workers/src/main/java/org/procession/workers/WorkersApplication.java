package org.procession.workers;

import org.procession.domain.DomainConfiguration;
import org.procession.engine.EngineViewConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Works for the process engine, and carries events and messages to where they belong. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({DomainConfiguration.class, EngineViewConfiguration.class})
public class WorkersApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(WorkersApplication.class, arguments);
  }
}
