package org.procession.domain.revenue.dunning;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.procession.domain.tenancy.FindingTenants;
import org.springframework.stereotype.Component;

/** When in a day steps are taken: at eight o'clock in the tenant's time zone, not at midnight. */
@Component
class StepHours {

  private static final LocalTime BEGIN = LocalTime.of(8, 0);

  private final FindingTenants tenants;
  private final Clock clock;

  StepHours(FindingTenants tenants, Clock clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /**
   * How long it is until the steps of a day, in whole seconds and never too short: null when they
   * may be taken. A length and no point in time, so that it means the same to an engine whose clock
   * is set otherwise.
   *
   * @param day null for any
   */
  @Nullable Duration until(@Nullable LocalDate day) {
    if (day == null) {
      return null;
    }
    var begin = day.atTime(BEGIN).atZone(tenants.current().timeZone()).toInstant();
    var left = Duration.between(clock.instant(), begin);
    return left.isPositive() ? left.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1) : null;
  }
}
