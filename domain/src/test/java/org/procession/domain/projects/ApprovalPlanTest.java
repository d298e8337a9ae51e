package org.procession.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.procession.domain.projects.Approver.FINANCE;
import static org.procession.domain.projects.Approver.PMO;
import static org.procession.domain.projects.Approver.SPONSOR;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.approvals.CountedDecision;
import org.procession.domain.identity.UserId;

class ApprovalPlanTest {

  private static final List<Approver> ALL = List.of(SPONSOR, FINANCE, PMO);

  @Test
  void asksAllWhomThePolicyNamesAtFirst() {
    assertThat(ApprovalPlan.of(ALL, 2, Changes.NONE, List.of()))
        .isEqualTo(new ApprovalPlan(ALL, 2, List.of()));
  }

  @Test
  void asksOnlyWhoRejectedWhenNothingElseHasToBeSeenAgain() {
    var decisions = List.of(agreed(1, SPONSOR), agreed(1, PMO), rejected(1, FINANCE));
    assertThat(ApprovalPlan.of(ALL, 3, Changes.NONE, decisions))
        .isEqualTo(new ApprovalPlan(List.of(FINANCE), 1, List.of(FINANCE)));
  }

  @ParameterizedTest
  @CsvSource({
    // what was changed, who is asked again beside the project office, which rejected
    "SCOPE, sponsor",
    "BUDGET, sponsor finance",
    "DATES, sponsor finance",
    "RISK, sponsor",
    "MILESTONES, sponsor",
  })
  void asksThoseAgainWhoAnswerForWhatWasChanged(Aspect changed, String asked) {
    var decisions = List.of(agreed(1, SPONSOR), agreed(1, FINANCE), rejected(1, PMO));
    var plan = ApprovalPlan.of(ALL, 3, Changes.NONE.with(EnumSet.of(changed), 2), decisions);
    assertThat(names(plan)).isEqualTo(asked + " pmo");
    assertThat(plan.needed()).isEqualTo(plan.approvers().size());
  }

  @ParameterizedTest
  @CsvSource({"SCOPE, false", "BUDGET, false", "DATES, true", "RISK, true", "MILESTONES, true"})
  void asksTheProjectOfficeAgainAboutScheduleAndRisk(Aspect changed, boolean asked) {
    var decisions = List.of(agreed(1, PMO), rejected(1, FINANCE));
    var plan = ApprovalPlan.of(ALL, 3, Changes.NONE.with(EnumSet.of(changed), 2), decisions);
    assertThat(plan.approvers().contains(PMO)).isEqualTo(asked);
  }

  @Test
  void asksNobodyAgainWhoHasAgreedToTheChange() {
    var decisions =
        List.of(agreed(1, SPONSOR), rejected(1, FINANCE), agreed(2, SPONSOR), rejected(2, FINANCE));
    var changes = Changes.NONE.with(EnumSet.of(Aspect.BUDGET), 2);
    assertThat(names(ApprovalPlan.of(ALL, 2, changes, decisions))).isEqualTo("finance pmo");
  }

  @Test
  void doesNotPassWithoutWhoRejectedEvenIfOthersWouldBeEnough() {
    var plan = ApprovalPlan.of(ALL, 2, Changes.NONE, List.of(rejected(1, FINANCE)));
    assertThat(plan).isEqualTo(new ApprovalPlan(ALL, 2, List.of(FINANCE)));
  }

  @Test
  void asksWhoRejectedEvenWhenThePolicyNoLongerNamesThem() {
    var decisions = List.of(agreed(1, SPONSOR), rejected(1, FINANCE));
    var changes = Changes.NONE.with(EnumSet.of(Aspect.BUDGET), 2);
    assertThat(ApprovalPlan.of(List.of(SPONSOR), 1, changes, decisions))
        .isEqualTo(new ApprovalPlan(List.of(SPONSOR, FINANCE), 2, List.of(FINANCE)));
  }

  @Test
  void keepsAskingWhoRejectedEarlierAndHasNotAgreedSince() {
    var decisions = List.of(rejected(1, FINANCE), rejected(2, PMO));
    assertThat(ApprovalPlan.of(ALL, 2, Changes.NONE, decisions).mandatory())
        .containsExactly(FINANCE, PMO);
  }

  @Test
  void asksNobodyWhenEnoughHaveAgreedAlready() {
    var decisions = List.of(rejected(1, FINANCE), agreed(2, FINANCE), agreed(2, SPONSOR));
    assertThat(ApprovalPlan.of(ALL, 2, Changes.NONE, decisions))
        .isEqualTo(new ApprovalPlan(List.of(), 0, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"0", "4", "-1"})
  void refusesAPolicyThatCannotBeMet(int needed) {
    assertThatThrownBy(() -> ApprovalPlan.of(ALL, needed, Changes.NONE, List.of()))
        .isInstanceOf(ApprovalPlan.PolicyUnusable.class);
  }

  @Test
  void heedsEverythingForAGroupThatItDoesNotKnow() {
    assertThat(new Approver("legal").heeds()).containsExactlyInAnyOrder(Aspect.values());
  }

  @Property
  void canAlwaysBeMetAndAlwaysIncludesWhoRejectedLast(
      @ForAll("histories") History history, @ForAll @IntRange(min = 1, max = 3) int named) {
    var policy = ALL.subList(0, named);
    for (var needed = 1; needed <= named; needed++) {
      var plan = ApprovalPlan.of(policy, needed, history.changes(), history.decisions());
      assertThat(plan.approvers()).doesNotHaveDuplicates();
      assertThat(plan.needed()).isBetween(0, plan.approvers().size());
      assertThat(plan.mandatory()).isSubsetOf(plan.approvers());
      assertThat(plan.mandatory()).containsExactlyInAnyOrderElementsOf(history.rejecting());
    }
  }

  @Property
  void countsEveryAgreementOnceAndAsksForAsManyAsThePolicyNeeds(
      @ForAll("histories") History history, @ForAll @IntRange(min = 1, max = 3) int needed) {
    var plan = ApprovalPlan.of(ALL, needed, history.changes(), history.decisions());
    var standing =
        ApprovalPlan.standing(history.changes(), history.decisions()).stream()
            .map(agreed -> new Approver(agreed.approver()))
            .toList();
    assertThat(plan.approvers()).noneMatch(standing::contains);
    assertThat(plan.needed() + standing.size()).isGreaterThanOrEqualTo(needed);
    if (!plan.approvers().isEmpty()) {
      var seen = new HashSet<>(plan.approvers());
      seen.addAll(standing);
      assertThat(seen).containsAll(ALL);
    }
  }

  /** Decisions of some rounds, and what was changed between them. */
  record History(List<CountedDecision> decisions, Changes changes) {
    Set<Approver> rejecting() {
      return ALL.stream()
          .filter(
              approver ->
                  decisions.stream()
                      .filter(decision -> decision.approver().equals(approver.name()))
                      .reduce((earlier, later) -> later)
                      .filter(last -> !last.approved())
                      .isPresent())
          .collect(Collectors.toSet());
    }
  }

  private record Round(List<Approver> deciding, Approver rejecting, Set<Aspect> changedBefore) {}

  @Provide
  Arbitrary<History> histories() {
    var round =
        Combinators.combine(
                Arbitraries.of(ALL).list().ofMaxSize(2).uniqueElements(),
                Arbitraries.of(ALL),
                Arbitraries.of(Aspect.class).set().ofMaxSize(2))
            .as(Round::new);
    return round.list().ofMaxSize(4).map(ApprovalPlanTest::history);
  }

  private static History history(List<Round> rounds) {
    List<CountedDecision> decisions = new ArrayList<>();
    var changes = Changes.NONE;
    for (var number : IntStream.rangeClosed(1, rounds.size()).toArray()) {
      var round = rounds.get(number - 1);
      changes = number == 1 ? changes : changes.with(round.changedBefore(), number);
      round.deciding().stream()
          .filter(approver -> !approver.equals(round.rejecting()))
          .forEach(approver -> decisions.add(agreed(number, approver)));
      decisions.add(rejected(number, round.rejecting()));
    }
    return new History(decisions, changes);
  }

  private static String names(ApprovalPlan plan) {
    return plan.approvers().stream().map(Approver::name).collect(Collectors.joining(" "));
  }

  private static CountedDecision agreed(int round, Approver approver) {
    return decision(round, approver, true);
  }

  private static CountedDecision rejected(int round, Approver approver) {
    return decision(round, approver, false);
  }

  private static CountedDecision decision(int round, Approver approver, boolean approved) {
    return new CountedDecision(
        round, approver.name(), new UserId("somebody"), approved, null, Instant.EPOCH);
  }
}
