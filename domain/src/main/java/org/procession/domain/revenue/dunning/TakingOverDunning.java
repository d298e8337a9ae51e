package org.procession.domain.revenue.dunning;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.procession.domain.Problem;
import org.procession.domain.events.EventLog;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over the dunning of invoices that another system has reminded of, so that it goes on where
 * it is instead of beginning anew.
 */
@Service
public class TakingOverDunning {

  private final DunningCases cases;
  private final ChargingDunning charging;
  private final EventLog events;

  TakingOverDunning(DunningCases cases, ChargingDunning charging, EventLog events) {
    this.cases = cases;
    this.charging = charging;
    this.events = events;
  }

  /**
   * A level that was taken.
   *
   * @param on the day on which it was charged and sent, after the due date and not in the future
   * @param days that the next level waits from then
   */
  public record EarlierLevel(LocalDate on, DunningChannel channel, DunningTerms terms, int days) {}

  /**
   * Records levels that were taken elsewhere: they are charged and posted on their days, and no
   * message leaves. Idempotent by invoice: levels that are known already stay as they are.
   *
   * @param earlier the first level first
   * @throws EarlierLevelInvalid when the days do not follow one another between due date and today
   * @throws InvoiceSettled when nothing is owed any more
   * @throws InvoiceNotDunnable when the invoice is a draft, or finance has decided on collection
   * @throws org.procession.domain.revenue.ledger.PeriodClosed when the books are closed on a day
   */
  @Transactional
  public DunningRecord takeOver(InvoiceId id, List<EarlierLevel> earlier) {
    var found = cases.hold(id).requireDunnable();
    var before = found.invoice().dueDate();
    for (var taken : earlier) {
      if (!taken.on().isAfter(before) || taken.on().isAfter(found.today())) {
        throw new EarlierLevelInvalid(taken.on());
      }
      before = taken.on();
    }
    for (var level = 1; level <= earlier.size(); level++) {
      if (found.dunning().step(level).isEmpty()) {
        take(found, level, earlier.get(level - 1));
        found = cases.hold(id);
      }
    }
    return found.dunning().record(found.invoice(), found.today());
  }

  private void take(DunningCase found, int level, EarlierLevel taken) {
    charging.charge(found, level, taken.terms(), taken.on());
    var invoice = cases.hold(found.invoice().id()).invoice();
    var demand = DunningRecord.money(invoice.open(), invoice);
    var next = taken.on().plusDays(taken.days());
    found.dunning().demanded(level, taken.channel(), demand, next);
    found.dunning().sent(level, taken.on(), next);
    events.record(
        new InvoiceReminded(
            invoice.id(),
            invoice.clientId(),
            invoice.contactId(),
            Objects.requireNonNull(invoice.number()),
            level,
            taken.channel(),
            demand,
            next));
  }

  /**
   * A level can only have been taken after the due date, after the level before, and until today.
   */
  public static final class EarlierLevelInvalid extends Problem {
    EarlierLevelInvalid(LocalDate on) {
      super(
          Kind.INVALID,
          "EARLIER_LEVEL_INVALID",
          "No level can have been taken on %s: levels follow one another between the due date and today."
              .formatted(on),
          "on");
    }
  }
}
