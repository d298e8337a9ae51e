package org.procession.domain.projects;

/** How far a project has come. */
public enum ProjectStatus {
  /** Proposed, and not handed in yet. */
  DRAFT,
  /** Handed in; those whose agreement it needs are asked. */
  SUBMITTED,
  /** Rejected with a reason, and with its submitter for a revision. */
  CHANGES_REQUESTED,
  /** Agreed to: work may begin. */
  ACTIVE,
  /** Taken back. */
  WITHDRAWN
}
