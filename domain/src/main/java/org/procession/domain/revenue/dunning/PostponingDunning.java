package org.procession.domain.revenue.dunning;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts off the next step of dunning. */
@Service
public class PostponingDunning {

  private final DunningCases cases;
  private final StepHours hours;

  PostponingDunning(DunningCases cases, StepHours hours) {
    this.cases = cases;
    this.hours = hours;
  }

  /**
   * Puts the next step off by days from today. Idempotent while the wait lasts: a second call finds
   * the step put off and changes nothing.
   *
   * @return how long it has to wait, null when it is due
   * @throws InvoiceSettled when nothing is owed any more
   * @throws InvoiceNotDunnable when finance has decided on its collection
   */
  @Transactional
  public @Nullable Duration postpone(InvoiceId id, int days) {
    var found = cases.hold(id).requireDunnable();
    var dunning = found.dunning();
    var due = dunning.nextStepOn();
    if (due == null || !due.isAfter(found.today())) {
      dunning.waitUntil(found.today().plusDays(days));
    }
    return hours.until(dunning.dueOn());
  }
}
