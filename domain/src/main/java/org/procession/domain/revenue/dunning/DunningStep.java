package org.procession.domain.revenue.dunning;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What was done at a level, as {@link DunningRecord.Level} tells it. */
@Embeddable
record DunningStep(
    LocalDate chargedOn,
    BigDecimal fee,
    BigDecimal yearlyInterest,
    BigDecimal interest,
    @Nullable LocalDate interestFrom,
    @Nullable LocalDate interestUntil,
    @Enumerated(EnumType.STRING) @Nullable DunningChannel channel,
    @Nullable BigDecimal demand,
    @Nullable LocalDate payBy,
    @Nullable LocalDate sentOn) {

  DunningStep demanding(DunningChannel channel, BigDecimal demand, LocalDate payBy) {
    return new DunningStep(
        chargedOn,
        fee,
        yearlyInterest,
        interest,
        interestFrom,
        interestUntil,
        channel,
        demand,
        payBy,
        sentOn);
  }

  DunningStep sent(LocalDate on) {
    return new DunningStep(
        chargedOn,
        fee,
        yearlyInterest,
        interest,
        interestFrom,
        interestUntil,
        channel,
        demand,
        payBy,
        on);
  }

  boolean isSent() {
    return sentOn != null;
  }
}
