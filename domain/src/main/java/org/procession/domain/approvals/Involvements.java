package org.procession.domain.approvals;

import java.util.List;
import org.procession.domain.events.Subject;

/**
 * What people can have to do with records of one type. A capability has a bean of this for each
 * type of its records on which people decide; that is all it takes for four-eyes rules to hold
 * there, and for companies to configure them.
 */
public interface Involvements {

  /** The type of the records, as in {@link Subject#type}. */
  String type();

  /** The parts that there are. */
  List<Part> parts();

  /**
   * Who has had which part in a record. Called in the transaction that records a decision, which
   * must not miss what another one is about to commit.
   */
  List<Involved> in(Subject subject);
}
