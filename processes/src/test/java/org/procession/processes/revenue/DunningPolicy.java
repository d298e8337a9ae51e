package org.procession.processes.revenue;

import java.math.BigDecimal;
import java.util.Map;
import org.procession.processes.engine.Engine;

/**
 * What the policy decides about an overdue invoice.
 *
 * @param fee in base currency
 * @param yearlyInterest in percent
 */
record DunningPolicy(
    String action,
    String channel,
    BigDecimal fee,
    BigDecimal yearlyInterest,
    Integer daysToNextLevel) {

  enum Segment {
    KEY,
    STANDARD,
    SMALL
  }

  private record Output(
      String action,
      String channel,
      BigDecimal fee,
      BigDecimal yearlyInterest,
      Integer daysToNextLevel) {}

  static DunningPolicy of(int level, int daysOverdue, BigDecimal amount, Segment segment) {
    var engine = Engine.running();
    var decided =
        engine.decide(
            "DunningPolicy",
            Map.of(
                "level",
                level,
                "daysOverdue",
                daysOverdue,
                "amountInBaseCurrency",
                amount,
                "segment",
                segment));
    var output = engine.read(decided.getDecisionOutput(), Output.class);
    return new DunningPolicy(
        output.action(),
        output.channel(),
        output.fee(),
        output.yearlyInterest(),
        output.daysToNextLevel());
  }
}
