package org.procession.workers.relays;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Programs that do one thing and end, with the settings of the workers. */
final class Programs {

  private Programs() {}

  /** A program that says nothing by itself and serves nobody. */
  static SpringApplicationBuilder of(Class<?> program) {
    return new SpringApplicationBuilder(program)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .properties(
            "logging.level.root=warn",
            // Nobody asks for the health of a program that ends.
            "management.endpoint.health.validate-group-membership=false");
  }
}
