package org.procession.engine;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine as a bean; an application imports it and says where the engine is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineAddress.class)
public class EngineViewConfiguration {

  @Bean
  EngineView engineView(EngineAddress address) {
    return new Engine(address, Clock.systemUTC());
  }
}
