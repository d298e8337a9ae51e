package org.procession.processes.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.processes.engine.Engine;
import org.procession.processes.revenue.BillApprovalPolicy.Category;
import org.procession.processes.revenue.BillApprovalPolicy.Risk;

class BillApprovalPolicyTest {

  @ParameterizedTest
  @CsvSource({
    // amount, risk, category, groups
    "0, LOW, GOODS, ''",
    "499.99, LOW, OTHER, ''",
    "-499.99, LOW, TRAVEL, ''",
    "0, MEDIUM, GOODS, team-leads",
    "499.99, MEDIUM, SERVICES, team-leads",
    "500, LOW, GOODS, team-leads",
    "500, MEDIUM, GOODS, team-leads",
    "-500, LOW, GOODS, team-leads",
    "4999.99, LOW, TRAVEL, team-leads",
    "4999.99, MEDIUM, OTHER, team-leads",
    "5000, LOW, GOODS, team-leads finance",
    "-5000, MEDIUM, SERVICES, team-leads finance",
    "24999.99, MEDIUM, GOODS, team-leads finance",
    "25000, LOW, GOODS, team-leads finance management",
    "25000, MEDIUM, CAPITAL, team-leads finance management",
    "-25000, LOW, OTHER, team-leads finance management",
    "0, LOW, CAPITAL, team-leads finance",
    "24999.99, MEDIUM, CAPITAL, team-leads finance",
    "0, HIGH, GOODS, team-leads finance",
    "4999.99, HIGH, CAPITAL, team-leads finance",
    "5000, HIGH, GOODS, team-leads finance management",
    "-5000, HIGH, CAPITAL, team-leads finance management",
    "1000000000, HIGH, OTHER, team-leads finance management",
  })
  void asksTheGroupsOfTheRule(BigDecimal amount, Risk risk, Category category, String groups) {
    var expected = groups.isEmpty() ? List.of() : List.of(groups.split(" "));
    assertThat(BillApprovalPolicy.of(amount, risk, category).approverGroups()).isEqualTo(expected);
  }

  @Test
  void letsNoBillOfAnUnknownKindPass() {
    assertThat(matchedRules(Map.of("vendorRisk", "UNKNOWN", "category", "GOODS"))).isZero();
    assertThat(matchedRules(Map.of("vendorRisk", "LOW", "category", "UNKNOWN"))).isZero();
    assertThat(matchedRules(Map.of("vendorRisk", "LOW"))).isZero();
  }

  private static int matchedRules(Map<String, String> bill) {
    var variables = new HashMap<String, Object>(bill);
    variables.put("amountInBaseCurrency", 1);
    return Engine.running()
        .decide("BillApprovalPolicy", variables)
        .getEvaluatedDecisions()
        .getFirst()
        .getMatchedRules()
        .size();
  }
}
