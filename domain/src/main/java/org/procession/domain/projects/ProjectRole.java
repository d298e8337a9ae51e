package org.procession.domain.projects;

/** What a member does in a project. */
public enum ProjectRole {
  /** Leads the work. */
  MANAGER,
  /** Does the work. */
  MEMBER,
  /** Is heard and kept informed. */
  STAKEHOLDER
}
