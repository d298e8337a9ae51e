package org.procession.domain.revenue.payables;

/** The groups that approve bills, and who decides when one of them does not. */
public final class ApproverGroups {

  public static final String CLERKS = "clerks";
  public static final String TEAM_LEADS = "team-leads";
  public static final String FINANCE = "finance";
  public static final String MANAGEMENT = "management";

  private ApproverGroups() {}

  /**
   * The group to which an overdue approval passes; management has none above and is asked again.
   */
  static String above(String group) {
    return group.equals(TEAM_LEADS) ? FINANCE : MANAGEMENT;
  }
}
