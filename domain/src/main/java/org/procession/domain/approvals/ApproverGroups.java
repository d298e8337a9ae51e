package org.procession.domain.approvals;

/** The groups that approve things, and who decides when one of them does not. */
public final class ApproverGroups {

  public static final String CLERKS = "clerks";
  public static final String TEAM_LEADS = "team-leads";
  public static final String FINANCE = "finance";
  public static final String PMO = "pmo";
  public static final String MANAGEMENT = "management";

  private ApproverGroups() {}

  /**
   * The group to which an overdue approval passes; management has none above and is asked again.
   */
  public static String above(String approver) {
    return approver.equals(TEAM_LEADS) ? FINANCE : MANAGEMENT;
  }
}
