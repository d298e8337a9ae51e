package org.procession.domain.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.ApproverGroups;
import org.procession.domain.approvals.Asked;
import org.procession.domain.identity.UserId;

/**
 * Whose agreement a proposal needs: its sponsor's, or that of a member of a group.
 *
 * @param name {@code sponsor}, or the group's id
 */
public record Approver(@JsonValue String name) {

  private static final Pattern FORM = Pattern.compile("[a-z-]{1,64}");

  public static final Approver SPONSOR = new Approver("sponsor");
  public static final Approver FINANCE = new Approver(ApproverGroups.FINANCE);
  public static final Approver PMO = new Approver(ApproverGroups.PMO);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Approver {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("not an approver: sponsor, or a group's id");
    }
  }

  /**
   * The aspects whose change takes the agreement back: finance answers for the money and when it is
   * spent, the project office for the schedule and the risk; the sponsor, and any other group, for
   * the whole.
   */
  Set<Aspect> heeds() {
    if (equals(FINANCE)) {
      return EnumSet.of(Aspect.BUDGET, Aspect.DATES);
    }
    if (equals(PMO)) {
      return EnumSet.of(Aspect.DATES, Aspect.RISK, Aspect.MILESTONES);
    }
    return EnumSet.allOf(Aspect.class);
  }

  /**
   * Whom the task asks.
   *
   * @param escalatedTo a group that may decide too, since the approver has let the time pass
   */
  public Asked asked(UserId sponsor, @Nullable String escalatedTo) {
    var own = equals(SPONSOR) ? Asked.person(sponsor) : Asked.group(name);
    return escalatedTo == null ? own : own.and(escalatedTo);
  }

  /** The group that decides as well when the approver does not. */
  String above() {
    return ApproverGroups.above(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
