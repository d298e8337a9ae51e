package org.procession.domain.revenue.dunning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.InvoiceRecord;

/**
 * What is known of the dunning of an invoice. Amounts are in the invoice's currency, days in the
 * tenant's time zone.
 *
 * @param levels what was done so far, the first level first
 * @param nextStepOn the day from which on the next step may come, pauses left aside; null when at
 *     once
 * @param pause why it was paused last, also when that pause is over; null when it was resumed or
 *     never paused
 * @param pausedUntil the last day of the pause
 * @param pauseReason why the client disputes the invoice
 * @param promisedAmount what the client promised to pay, null for all of it
 * @param outcome what finance decided, null when it has not
 */
public record DunningRecord(
    InvoiceId invoiceId,
    DunningStatus status,
    List<Level> levels,
    @Nullable LocalDate nextStepOn,
    @Nullable PauseKind pause,
    @Nullable LocalDate pausedUntil,
    @Nullable String pauseReason,
    @Nullable Money promisedAmount,
    @Nullable CollectionOutcome outcome) {

  public DunningRecord {
    levels = List.copyOf(levels);
  }

  /**
   * What was done at a level.
   *
   * @param yearlyInterest in percent
   * @param interestFrom the first day for which interest was charged, null when none was
   * @param interestUntil the last day
   * @param channel by which the reminder goes, null when it is not made yet
   * @param demand what it demands, null when it is not made yet
   * @param payBy by when
   * @param sentOn the day it was sent, null when it is not: a letter waits for somebody to post it
   */
  public record Level(
      int level,
      LocalDate chargedOn,
      Money fee,
      BigDecimal yearlyInterest,
      Money interest,
      @Nullable LocalDate interestFrom,
      @Nullable LocalDate interestUntil,
      @Nullable DunningChannel channel,
      @Nullable Money demand,
      @Nullable LocalDate payBy,
      @Nullable LocalDate sentOn) {

    static Level of(int level, DunningStep step, InvoiceRecord invoice) {
      return new Level(
          level,
          step.chargedOn(),
          money(step.fee(), invoice),
          step.yearlyInterest(),
          money(step.interest(), invoice),
          step.interestFrom(),
          step.interestUntil(),
          step.channel(),
          step.demand() == null ? null : money(step.demand(), invoice),
          step.payBy(),
          step.sentOn());
    }
  }

  static Money money(BigDecimal amount, InvoiceRecord invoice) {
    return new Money(amount, Currencies.of(invoice.currency()));
  }
}
