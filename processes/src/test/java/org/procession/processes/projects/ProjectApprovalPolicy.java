package org.procession.processes.projects;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.procession.processes.engine.Engine;

/**
 * What the policy decides about a project.
 *
 * @param remindAfter an ISO 8601 period, as is {@code decideWithin}
 */
record ProjectApprovalPolicy(
    List<String> approvers, int needed, String remindAfter, String decideWithin, String reason) {

  enum Risk {
    LOW,
    MEDIUM,
    HIGH
  }

  private record Output(
      List<String> approvers, int needed, String remindAfter, String decideWithin, String reason) {}

  static ProjectApprovalPolicy of(BigDecimal budget, Risk risk, int durationInDays) {
    var engine = Engine.running();
    var decided =
        engine.decide(
            "ProjectApprovalPolicy",
            Map.of("budgetInBaseCurrency", budget, "risk", risk, "durationInDays", durationInDays));
    var output = engine.read(decided.getDecisionOutput(), Output.class);
    return new ProjectApprovalPolicy(
        output.approvers(),
        output.needed(),
        output.remindAfter(),
        output.decideWithin(),
        output.reason());
  }
}
