package org.procession.domain.ownership;

import org.procession.domain.Problem;
import org.procession.domain.events.Subject;

/** The id of a record that has owners, those of the view {@code record_owner}. */
public interface Owned {

  /** The record as events name it. */
  Subject subject();

  /** What is said of a record that is not there; whoever may not see one is told the same. */
  Problem notFound();
}
