package org.procession.processes.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.processes.engine.Engine;
import org.procession.processes.revenue.DunningPolicy.Segment;

class DunningPolicyTest {

  @ParameterizedTest
  @CsvSource({
    // level, days overdue, amount, segment, action, channel, fee, yearly interest, next
    "1, 1, 4.99, KEY, NONE, , 0, 0,",
    "3, 60, 4.99, STANDARD, NONE, , 0, 0,",
    "4, 90, 4.99, SMALL, NONE, , 0, 0,",
    "1, 1, 5, KEY, WAIT, , 0, 0, 6",
    "1, 6, 100000, KEY, WAIT, , 0, 0, 1",
    "1, 7, 5, KEY, REMIND, EMAIL, 0, 0, 21",
    "1, 60, 5, KEY, REMIND, EMAIL, 0, 0, 21",
    "1, 1, 5, STANDARD, REMIND, EMAIL, 0, 0, 14",
    "1, 60, 100000, STANDARD, REMIND, EMAIL, 0, 0, 14",
    "1, 1, 5, SMALL, REMIND, EMAIL, 0, 0, 14",
    "2, 28, 5, KEY, REMIND, EMAIL, 0, 0, 28",
    "2, 15, 5, STANDARD, REMIND, EMAIL, 40, 9, 21",
    "2, 15, 100000, STANDARD, REMIND, EMAIL, 40, 9, 21",
    "2, 15, 5, SMALL, REMIND, SMS, 5, 5, 14",
    "3, 56, 5, KEY, REMIND, LETTER, 40, 9, 28",
    "3, 36, 5, STANDARD, REMIND, EMAIL, 0, 9, 21",
    "3, 36, 4999.99, STANDARD, REMIND, EMAIL, 0, 9, 21",
    "3, 36, 5000, STANDARD, REMIND, LETTER, 0, 9, 21",
    "3, 29, 5000, SMALL, REMIND, EMAIL, 10, 5, 14",
    "4, 57, 5, STANDARD, COLLECT, , 0, 0,",
    "4, 84, 5000, KEY, COLLECT, , 0, 0,",
    "9, 400, 100000, SMALL, COLLECT, , 0, 0,",
  })
  void takesTheStepOfTheRule(
      int level,
      int daysOverdue,
      BigDecimal amount,
      Segment segment,
      String action,
      String channel,
      BigDecimal fee,
      BigDecimal yearlyInterest,
      Integer daysToNextLevel) {
    assertThat(DunningPolicy.of(level, daysOverdue, amount, segment))
        .isEqualTo(new DunningPolicy(action, channel, fee, yearlyInterest, daysToNextLevel));
  }

  @Test
  void knowsNoStepForAClientOfAnUnknownSegment() {
    var decided =
        Engine.running()
            .decide(
                "DunningPolicy",
                Map.of(
                    "level", 1, "daysOverdue", 1, "amountInBaseCurrency", 5, "segment", "OTHER"));
    assertThat(decided.getEvaluatedDecisions().getFirst().getMatchedRules()).isEmpty();
  }
}
