package org.procession.processes.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.procession.processes.projects.ProjectApprovalPolicy.Risk;

class ProjectApprovalPolicyPropertiesTest {

  @Property(tries = 200)
  void asksTheSponsorAlwaysAndSaysWhyAndHowSoon(
      @ForAll @BigRange(min = "0.01", max = "200000") @Scale(2) BigDecimal budget,
      @ForAll Risk risk,
      @ForAll @IntRange(min = 2, max = 1000) int durationInDays) {
    var policy = ProjectApprovalPolicy.of(budget, risk, durationInDays);
    assertThat(policy.approvers()).contains("sponsor").doesNotHaveDuplicates();
    assertThat(policy.reason()).endsWith(".");
    assertThat(Period.parse(policy.remindAfter()).getDays()).isPositive();
    assertThat(Period.parse(policy.decideWithin()).getDays())
        .isGreaterThan(Period.parse(policy.remindAfter()).getDays());
  }

  @Property(tries = 200)
  void neverNeedsMoreAgreementsThanItAsksForNorNone(
      @ForAll @BigRange(min = "0.01", max = "200000") @Scale(2) BigDecimal budget,
      @ForAll Risk risk,
      @ForAll @IntRange(min = 2, max = 1000) int durationInDays) {
    var policy = ProjectApprovalPolicy.of(budget, risk, durationInDays);
    assertThat(policy.needed()).isBetween(1, policy.approvers().size());
  }

  @Property(tries = 200)
  void neverAsksFewerOrNeedsLessForMoreMoneyTimeOrRisk(
      @ForAll @BigRange(min = "0.01", max = "200000") @Scale(2) BigDecimal budget,
      @ForAll @BigRange(min = "0", max = "200000") @Scale(2) BigDecimal more,
      @ForAll Risk risk,
      @ForAll Risk riskier,
      @ForAll @IntRange(min = 2, max = 1000) int durationInDays,
      @ForAll @IntRange(min = 0, max = 1000) int longer) {
    var policy = ProjectApprovalPolicy.of(budget, risk, durationInDays);
    var greater =
        ProjectApprovalPolicy.of(
            budget.add(more),
            risk.compareTo(riskier) > 0 ? risk : riskier,
            durationInDays + longer);
    assertThat(greater.approvers()).containsAll(policy.approvers());
    assertThat(greater.needed()).isGreaterThanOrEqualTo(policy.needed());
  }
}
