package org.procession.processes.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.procession.processes.revenue.DunningPolicy.Segment;

class DunningPolicyPropertiesTest {
  /**
   * The reference rate of the European Central Bank, 2.15 % in the second half of 2025, and eight
   * percentage points: Directive 2011/7/EU, Article 2(6).
   */
  private static final BigDecimal STATUTORY_INTEREST = new BigDecimal("10.15");

  @Property(tries = 300)
  void saysHowAndHowLongWheneverItRemindsOrWaits(
      @ForAll @IntRange(min = 1, max = 5) int level,
      @ForAll @IntRange(min = 1, max = 100) int daysOverdue,
      @ForAll @BigRange(min = "0", max = "10000") @Scale(2) BigDecimal amount,
      @ForAll Segment segment) {
    var policy = DunningPolicy.of(level, daysOverdue, amount, segment);
    switch (policy.action()) {
      case "REMIND" -> {
        assertThat(policy.channel()).isIn("EMAIL", "SMS", "LETTER");
        assertThat(policy.daysToNextLevel()).isPositive();
      }
      case "WAIT" -> assertThat(policy.daysToNextLevel()).isPositive();
      default -> assertThat(policy.fee()).isZero();
    }
  }

  @Property(tries = 300)
  void neverAsksMoreThanTheLawGrants(
      @ForAll @BigRange(min = "0", max = "10000") @Scale(2) BigDecimal amount,
      @ForAll @IntRange(min = 1, max = 100) int daysOverdue,
      @ForAll Segment segment) {
    var fees = BigDecimal.ZERO;
    for (int level = 1; level <= 4; level++) {
      var policy = DunningPolicy.of(level, daysOverdue, amount, segment);
      fees = fees.add(policy.fee());
      assertThat(policy.yearlyInterest()).isBetween(BigDecimal.ZERO, STATUTORY_INTEREST);
    }
    // Directive 2011/7/EU, Article 6(1): the fixed sum that is due without proof of costs.
    assertThat(fees).isLessThanOrEqualTo(new BigDecimal("40"));
  }

  @Property(tries = 100)
  void chargesNothingForTheFirstReminder(
      @ForAll @IntRange(min = 1, max = 4000) int daysOverdue,
      @ForAll @BigRange(min = "0", max = "100000") @Scale(2) BigDecimal amount,
      @ForAll Segment segment) {
    var policy = DunningPolicy.of(1, daysOverdue, amount, segment);
    assertThat(policy.fee()).isZero();
    assertThat(policy.yearlyInterest()).isZero();
  }
}
