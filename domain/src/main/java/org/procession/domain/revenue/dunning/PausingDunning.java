package org.procession.domain.revenue.dunning;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.EventLog;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.InvoiceRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pauses the dunning of an invoice because its client disputes it or has promised to pay. A new
 * pause takes the place of one that lasts. An invoice that is not overdue yet can be disputed, too.
 * Nothing is demanded up to and including the last day; what was charged before stays.
 */
@Service
public class PausingDunning {

  /** In days; beyond, a pause would be a way to never pay. */
  static final int LONGEST_PAUSE = 180;

  private static final int MAX_REASON = 2000;

  private final DunningCases cases;
  private final EventLog events;

  PausingDunning(DunningCases cases, EventLog events) {
    this.cases = cases;
    this.events = events;
  }

  /**
   * Pauses because the client says that the invoice is wrong. Idempotent: the same dispute again
   * changes nothing.
   *
   * @param until the last day of the pause, in the tenant's time zone
   * @throws PauseInvalid when the reason is missing, or the day not later than today or too far
   * @throws InvoiceSettled when nothing is owed any more
   * @throws InvoiceNotDunnable when the invoice is a draft, or finance has decided on collection
   */
  @Transactional
  public DunningRecord dispute(InvoiceId id, String reason, LocalDate until) {
    var said = reason.strip();
    if (said.isEmpty() || said.length() > MAX_REASON) {
      throw new PauseInvalid("reason", "A dispute has a reason of 1 to 2000 characters.");
    }
    var found = cases.hold(id).requireDunnable();
    requireDate(until, found.today());
    if (found.dunning().pause(PauseKind.DISPUTE, until, said, null)) {
      var invoice = found.invoice();
      record(
          new InvoiceDisputed(
              id, invoice.clientId(), invoice.contactId(), number(invoice), said, until));
    }
    return found.dunning().record(found.invoice(), found.today());
  }

  /**
   * Pauses because the client says when it will pay. Idempotent: the same promise again changes
   * nothing.
   *
   * @param until the day by which it will pay and the last day of the pause, in the tenant's time
   *     zone
   * @param amount in the invoice's currency; null for all that is owed
   * @throws PauseInvalid when the day is not later than today or too far, or the amount not more
   *     than nothing, in another currency or more than is owed
   * @throws InvoiceSettled when nothing is owed any more
   * @throws InvoiceNotDunnable when the invoice is a draft, or finance has decided on collection
   */
  @Transactional
  public DunningRecord promise(InvoiceId id, LocalDate until, @Nullable Money amount) {
    var found = cases.hold(id).requireDunnable();
    var invoice = found.invoice();
    requireDate(until, found.today());
    if (amount != null) {
      requireAmount(amount, DunningRecord.money(invoice.open(), invoice));
    }
    if (found.dunning().pause(PauseKind.PROMISE, until, null, amount)) {
      record(
          new PaymentPromised(
              id, invoice.clientId(), invoice.contactId(), number(invoice), until, amount));
    }
    return found.dunning().record(invoice, found.today());
  }

  /**
   * Ends a pause before its day. Idempotent: without a pause nothing changes.
   *
   * @throws InvoiceSettled when nothing is owed any more
   * @throws InvoiceNotDunnable when the invoice is a draft, or finance has decided on collection
   */
  @Transactional
  public DunningRecord resume(InvoiceId id) {
    var found = cases.hold(id).requireDunnable();
    var invoice = found.invoice();
    if (found.dunning().resume()) {
      record(new DunningResumed(id, invoice.clientId(), invoice.contactId(), number(invoice)));
    }
    return found.dunning().record(invoice, found.today());
  }

  private void record(DomainEvent event) {
    events.record(event);
  }

  private static String number(InvoiceRecord invoice) {
    return Objects.requireNonNull(invoice.number());
  }

  private static void requireDate(LocalDate until, LocalDate today) {
    if (!until.isAfter(today)) {
      throw new PauseInvalid(
          "until", "A pause lasts until a day after today, which is %s.".formatted(today));
    }
    if (until.isAfter(today.plusDays(LONGEST_PAUSE))) {
      throw new PauseInvalid(
          "until",
          "A pause lasts %d days at most: until %s."
              .formatted(LONGEST_PAUSE, today.plusDays(LONGEST_PAUSE)));
    }
  }

  private static void requireAmount(Money amount, Money open) {
    if (!amount.currency().equals(open.currency())) {
      throw new PauseInvalid("currency", "The invoice is in %s.".formatted(open.currency()));
    }
    if (amount.amount().signum() <= 0 || amount.compareTo(open) > 0) {
      throw new PauseInvalid(
          "amount",
          "A promise is over more than nothing and not over more than %s.".formatted(open));
    }
  }

  /** A pause cannot be like this. */
  public static final class PauseInvalid extends Problem {
    PauseInvalid(String field, String detail) {
      super(Kind.INVALID, "DUNNING_PAUSE_INVALID", detail, field);
    }
  }
}
