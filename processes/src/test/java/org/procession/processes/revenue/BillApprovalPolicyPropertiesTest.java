package org.procession.processes.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.procession.processes.revenue.BillApprovalPolicy.Category;
import org.procession.processes.revenue.BillApprovalPolicy.Risk;

class BillApprovalPolicyPropertiesTest {

  @Property(tries = 200)
  void saysWhyAndHowSoonWheneverItAsksSomebody(
      @ForAll @BigRange(min = "-50000", max = "50000") @Scale(2) BigDecimal amount,
      @ForAll Risk risk,
      @ForAll Category category) {
    var policy = BillApprovalPolicy.of(amount, risk, category);
    assertThat(policy.reason()).endsWith(".");
    if (policy.approverGroups().isEmpty()) return;
    assertThat(Period.parse(policy.remindAfter()).getDays()).isPositive();
    assertThat(Period.parse(policy.approveWithin()).getDays())
        .isGreaterThan(Period.parse(policy.remindAfter()).getDays());
  }

  @Property(tries = 200)
  void alwaysAsksFinanceAboutCapitalGoodsAndRiskyVendors(
      @ForAll @BigRange(min = "-50000", max = "50000") @Scale(2) BigDecimal amount,
      @ForAll Risk risk,
      @ForAll Category category) {
    if (risk != Risk.HIGH && category != Category.CAPITAL) return;
    assertThat(BillApprovalPolicy.of(amount, risk, category).approverGroups())
        .contains("team-leads", "finance");
  }

  @Property(tries = 200)
  void neverAsksFewerGroupsAboutMore(
      @ForAll @BigRange(min = "0", max = "50000") @Scale(2) BigDecimal amount,
      @ForAll @BigRange(min = "0", max = "50000") @Scale(2) BigDecimal more,
      @ForAll Risk risk,
      @ForAll Category category) {
    var groups = BillApprovalPolicy.of(amount, risk, category).approverGroups();
    assertThat(BillApprovalPolicy.of(amount.add(more), risk, category).approverGroups())
        .containsAll(groups);
  }
}
