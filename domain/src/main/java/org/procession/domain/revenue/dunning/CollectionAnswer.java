package org.procession.domain.revenue.dunning;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person answered to the question of collection; anything may be missing or wrong, as it
 * need not come from the form.
 *
 * @param decision {@code AGENCY}, {@code WRITE_OFF} or {@code MORE_TIME}
 * @param moreTimeUntil the last day of more time in the tenant's time zone, such as 2026-12-31
 * @param reason required
 */
public record CollectionAnswer(
    @Nullable String decision, @Nullable String moreTimeUntil, @Nullable String reason) {

  private static final String MORE_TIME = "MORE_TIME";

  /** Whether the claim is not pursued further here; null when the answer does not say. */
  public @Nullable Boolean isFinal() {
    return switch (decision) {
      case "AGENCY", "WRITE_OFF" -> true;
      case MORE_TIME -> false;
      case null, default -> null;
    };
  }

  /** What is wrong with it, null when nothing is. */
  @Nullable String objection(LocalDate today) {
    if (isFinal() == null) {
      return "Decide whether the invoice goes to a collection agency, is written off or gets more time.";
    }
    if (reason == null || reason.isBlank()) {
      return "The decision needs a reason, for whoever reads the books.";
    }
    return MORE_TIME.equals(decision) ? objectionToDay(today) : null;
  }

  private @Nullable String objectionToDay(LocalDate today) {
    var until = until();
    if (until == null) {
      return "More time needs its last day, such as %s.".formatted(today.plusDays(30));
    }
    var latest = today.plusDays(PausingDunning.LONGEST_PAUSE);
    return until.isAfter(today) && !until.isAfter(latest)
        ? null
        : "The last day of more time is after today and not after %s.".formatted(latest);
  }

  /** The last day of more time, null when there is none. */
  @Nullable LocalDate until() {
    if (!MORE_TIME.equals(decision) || moreTimeUntil == null) {
      return null;
    }
    try {
      return LocalDate.parse(moreTimeUntil.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** How dunning ends, null when it goes on. */
  @Nullable CollectionOutcome outcome() {
    return Boolean.TRUE.equals(isFinal())
        ? CollectionOutcome.valueOf(String.valueOf(decision))
        : null;
  }
}
