package org.procession.domain.projects;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.procession.domain.Problem;
import org.procession.domain.approvals.CountedDecision;

/**
 * Who is asked about a proposal now.
 *
 * @param approvers who is asked, in the policy's order
 * @param needed how many of them must agree
 * @param mandatory those of them without whom it does not go
 */
public record ApprovalPlan(List<Approver> approvers, int needed, List<Approver> mandatory) {

  public ApprovalPlan {
    approvers = List.copyOf(approvers);
    mandatory = List.copyOf(mandatory);
  }

  /**
   * Asks those whom the policy names, save who has agreed before and has nothing to see again; and
   * who rejected the proposal at last, even when the policy no longer names them: without their
   * agreement it does not pass. Agreements that stand count towards those that the policy needs.
   *
   * @param approvers whom the policy names
   * @param needed how many of them must agree
   * @param changes when each aspect of the proposal was changed last
   * @param decisions on the proposal, of all rounds, in the order in which they were made
   * @throws PolicyUnusable when the policy needs more agreements than it asks for, or none
   */
  static ApprovalPlan of(
      List<Approver> approvers,
      int needed,
      Changes changes,
      Collection<CountedDecision> decisions) {
    if (needed < 1 || needed > approvers.stream().distinct().count()) {
      throw new PolicyUnusable(approvers, needed);
    }
    var last = last(decisions);
    var rejecting =
        last.values().stream()
            .filter(decision -> !decision.approved())
            .map(decision -> new Approver(decision.approver()))
            .toList();
    var standing =
        standing(changes, decisions).stream()
            .map(decision -> new Approver(decision.approver()))
            .filter(approvers::contains)
            .toList();
    var unnamed = rejecting.stream().filter(Predicate.not(approvers::contains)).toList();
    var stillNeeded = Math.max(0, needed - standing.size()) + unnamed.size();
    if (stillNeeded == 0 && rejecting.isEmpty()) {
      return new ApprovalPlan(List.of(), 0, List.of());
    }
    List<Approver> asked = new ArrayList<>(approvers.stream().distinct().toList());
    asked.removeAll(standing);
    asked.addAll(unnamed);
    return new ApprovalPlan(
        asked, stillNeeded, asked.stream().filter(rejecting::contains).toList());
  }

  /** The agreements that a change since has not taken back. */
  static List<CountedDecision> standing(Changes changes, Collection<CountedDecision> decisions) {
    return last(decisions).values().stream()
        .filter(CountedDecision::approved)
        .filter(
            decision ->
                changes.noneAfter(decision.round(), new Approver(decision.approver()).heeds()))
        .toList();
  }

  /** What each approver has decided at last. */
  private static Map<String, CountedDecision> last(Collection<CountedDecision> decisions) {
    Map<String, CountedDecision> last = new HashMap<>();
    decisions.forEach(decision -> last.put(decision.approver(), decision));
    return last;
  }

  /** The policy cannot be met, or asks for nothing. */
  public static final class PolicyUnusable extends Problem {
    PolicyUnusable(List<Approver> approvers, int needed) {
      super(
          "APPROVAL_POLICY_UNUSABLE",
          "ProjectApprovalPolicy needs %d agreements of %s: it must be 1 to %d."
              .formatted(needed, approvers, approvers.size()));
    }
  }
}
