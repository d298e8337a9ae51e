package org.procession.domain.projects;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A result that a project shall have by a day.
 *
 * @param baselineOn the day that was agreed to, which stays when the due date moves; null until the
 *     project is active
 */
@Embeddable
public record Milestone(String title, LocalDate dueOn, @Nullable LocalDate baselineOn) {

  private static final int MAX_TITLE = 200;

  public Milestone {
    title = ProjectInvalid.requireLine("title", title, MAX_TITLE);
  }

  public static Milestone planned(String title, LocalDate dueOn) {
    return new Milestone(title, dueOn, null);
  }

  Milestone fixed() {
    return new Milestone(title, dueOn, dueOn);
  }
}
