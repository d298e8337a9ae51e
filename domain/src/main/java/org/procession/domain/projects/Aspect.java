package org.procession.domain.projects;

/** A part of what a proposal promises, as those who agree to it see it. */
enum Aspect {
  /** Title and description. */
  SCOPE,
  BUDGET,
  /** Start and end. */
  DATES,
  RISK,
  MILESTONES
}
