package org.procession.processes.revenue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.procession.processes.engine.Engine;

/**
 * What the policy decides about a bill.
 *
 * @param remindAfter an ISO 8601 period, as is {@code approveWithin}
 */
record BillApprovalPolicy(
    List<String> approverGroups, String remindAfter, String approveWithin, String reason) {

  enum Risk {
    LOW,
    MEDIUM,
    HIGH
  }

  enum Category {
    GOODS,
    SERVICES,
    TRAVEL,
    CAPITAL,
    OTHER
  }

  private record Output(
      List<String> approverGroups, String remindAfter, String approveWithin, String reason) {}

  static BillApprovalPolicy of(BigDecimal amount, Risk risk, Category category) {
    var engine = Engine.running();
    var decided =
        engine.decide(
            "BillApprovalPolicy",
            Map.of("amountInBaseCurrency", amount, "vendorRisk", risk, "category", category));
    var output = engine.read(decided.getDecisionOutput(), Output.class);
    return new BillApprovalPolicy(
        output.approverGroups(), output.remindAfter(), output.approveWithin(), output.reason());
  }
}
