package org.procession.domain.approvals;

import org.jspecify.annotations.Nullable;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.identity.UserRecord;

/** What is decided on, as the capability sees it whose record it is. */
public interface Matter {

  /** Counts how often the record was submitted. */
  int round();

  /** Who may decide. */
  Eligibility eligibility();

  /**
   * What is wrong with the answer of a person who may decide, beyond what every decision needs;
   * null when nothing is.
   */
  default @Nullable String objection() {
    return null;
  }

  /** The event of a decision that counts. */
  DomainEvent decided(UserRecord decidedBy, boolean approved);

  /**
   * The event of a decision that does not count.
   *
   * @param decidedBy as people know that person, who need not be a user
   */
  DomainEvent notAccepted(String decidedBy, String reason);
}
