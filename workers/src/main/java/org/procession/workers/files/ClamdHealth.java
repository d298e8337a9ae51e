package org.procession.workers.files;

import org.procession.domain.files.VirusScanner;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the virus scanner answers, and with which signatures. */
@Component("clamav")
class ClamdHealth implements HealthIndicator {

  private final Clamd clamd;

  ClamdHealth(Clamd clamd) {
    this.clamd = clamd;
  }

  @Override
  public Health health() {
    try {
      var version = clamd.version();
      return Health.up()
          .withDetail("version", version)
          .withDetail("signatures", version.contains("/") ? "of ClamAV" : "of tests only")
          .build();
    } catch (VirusScanner.Unavailable e) {
      return Health.down(e).build();
    }
  }
}
