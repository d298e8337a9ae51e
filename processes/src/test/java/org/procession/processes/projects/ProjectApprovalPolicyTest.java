package org.procession.processes.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.processes.engine.Engine;
import org.procession.processes.projects.ProjectApprovalPolicy.Risk;

class ProjectApprovalPolicyTest {

  @ParameterizedTest
  @CsvSource({
    // budget, risk, days, how many of whom
    "0.01, LOW, 2, 1, sponsor",
    "9999.99, MEDIUM, 365, 1, sponsor",
    "9999.99, LOW, 366, 2, sponsor pmo",
    "0.01, MEDIUM, 3650, 2, sponsor pmo",
    "10000, LOW, 2, 2, sponsor finance pmo",
    "99999.99, MEDIUM, 366, 2, sponsor finance pmo",
    "100000, LOW, 2, 3, sponsor finance pmo",
    "1000000000, MEDIUM, 3650, 3, sponsor finance pmo",
    "0.01, HIGH, 2, 2, sponsor pmo",
    "9999.99, HIGH, 3650, 2, sponsor pmo",
    "10000, HIGH, 2, 3, sponsor finance pmo",
    "100000, HIGH, 366, 3, sponsor finance pmo",
  })
  void asksThoseOfTheRule(
      BigDecimal budget, Risk risk, int durationInDays, int needed, String approvers) {
    var policy = ProjectApprovalPolicy.of(budget, risk, durationInDays);
    assertThat(policy.approvers()).isEqualTo(List.of(approvers.split(" ")));
    assertThat(policy.needed()).isEqualTo(needed);
  }

  @Test
  void letsNoProjectOfAnUnknownKindPass() {
    assertThat(matchedRules(Map.of("risk", "UNKNOWN", "durationInDays", 2))).isZero();
    assertThat(matchedRules(Map.of("durationInDays", 2))).isZero();
    assertThat(matchedRules(Map.of("risk", "LOW"))).isZero();
  }

  private static int matchedRules(Map<String, Object> project) {
    var variables = new HashMap<>(project);
    variables.put("budgetInBaseCurrency", 1);
    return Engine.running()
        .decide("ProjectApprovalPolicy", variables)
        .getEvaluatedDecisions()
        .getFirst()
        .getMatchedRules()
        .size();
  }
}
