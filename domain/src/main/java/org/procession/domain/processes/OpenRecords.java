package org.procession.domain.processes;

import java.util.List;
import java.util.UUID;
import org.procession.domain.events.Subject;

/**
 * Tells which records of one type a process still has to bring to their end. A capability has a
 * bean of this for each type whose events start processes; that is all it takes for a lost instance
 * to be found, and restarted from the event that started it.
 */
public interface OpenRecords {

  /** The type of the records, as in {@link Subject#type}. */
  String type();

  /**
   * Ids of the records that are not at their end, in the database's order; those whose process has
   * not begun yet may be among them.
   *
   * @param after the one before the first
   */
  List<UUID> after(UUID after, int limit);

  /**
   * Puts a record to where its process can begin anew, and what was done before is not done again.
   *
   * @return whether it was: false when the record has come to its end
   */
  boolean beginAnew(UUID id);
}
