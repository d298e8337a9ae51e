package org.procession.domain.approvals;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a user task that was completed.
 *
 * @param stepKey the step that recorded it
 * @param notAccepted why it does not count, or null when it does
 */
record Outcome(long stepKey, @Nullable String notAccepted) {

  static Outcome read(ResultSet row, int number) throws SQLException {
    return new Outcome(row.getLong("step_key"), row.getString("not_accepted"));
  }

  /**
   * Has the same come out for a repeated call.
   *
   * @throws TaskDecidedBefore when another step calls
   * @throws DecisionNotAccepted when it does not count
   */
  void repeat(long taskKey, long step) {
    if (stepKey != step) {
      throw new TaskDecidedBefore(taskKey);
    }
    if (notAccepted != null) {
      throw new DecisionNotAccepted(notAccepted);
    }
  }
}
