package org.procession.api.revenue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.Decimal;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.dunning.CollectionOutcome;
import org.procession.domain.revenue.dunning.DunningChannel;
import org.procession.domain.revenue.dunning.DunningRecord;
import org.procession.domain.revenue.dunning.DunningStatus;
import org.procession.domain.revenue.dunning.PauseKind;
import org.procession.domain.revenue.receivables.InvoiceId;

/** How far the dunning of an invoice has come, as clients see it. */
@Schema(
    name = "Dunning",
    description =
        "How far the dunning of an invoice has come. Amounts are in the invoice's currency, days in"
            + " the tenant's time zone.")
record DunningJson(
    InvoiceId invoiceId,
    DunningStatus status,
    @Schema(description = "What was done so far, the first level first.") List<LevelJson> levels,
    @Schema(
            description =
                "From this day on the next step may come, pauses left aside; absent when at once.",
            example = "2026-04-13")
        @Nullable LocalDate nextStepOn,
    @Schema(description = "Why it pauses, or paused last; absent when it never did or was resumed.")
        @Nullable PauseKind pause,
    @Schema(description = "The last day of the pause.", example = "2026-05-31")
        @Nullable LocalDate pausedUntil,
    @Schema(description = "Why the client disputes the invoice.", example = "Ten boxes were empty.")
        @Nullable String disputeReason,
    @Schema(
            description = "What the client promised to pay; absent for all of it.",
            example = "500.00")
        @Nullable Decimal promisedAmount,
    @Schema(description = "What finance decided at the last level; absent when it has not.")
        @Nullable CollectionOutcome outcome) {

  @Schema(name = "DunningLevel", description = "What was done at a level of dunning.")
  record LevelJson(
      @Schema(example = "2") int level,
      @Schema(example = "2026-03-31") LocalDate chargedOn,
      @Schema(example = "40.00") Decimal fee,
      @Schema(description = "In percent.", example = "9") Decimal yearlyInterest,
      @Schema(example = "4.40") Decimal interest,
      @Schema(description = "The first day of the interest; absent when there is none.")
          @Nullable LocalDate interestFrom,
      @Schema(description = "The last day of the interest.") @Nullable LocalDate interestUntil,
      @Schema(description = "By which the reminder goes; absent when it is not made yet.")
          @Nullable DunningChannel channel,
      @Schema(description = "What the reminder demands.", example = "1234.40")
          @Nullable Decimal demand,
      @Schema(description = "By when the reminder demands it.", example = "2026-04-21")
          @Nullable LocalDate payBy,
      @Schema(
              description =
                  "The day it was sent; absent when it is not: a letter waits for somebody to post"
                      + " it.")
          @Nullable LocalDate sentOn) {

    static LevelJson of(DunningRecord.Level level) {
      return new LevelJson(
          level.level(),
          level.chargedOn(),
          new Decimal(level.fee().amount()),
          new Decimal(level.yearlyInterest()),
          new Decimal(level.interest().amount()),
          level.interestFrom(),
          level.interestUntil(),
          level.channel(),
          decimal(level.demand()),
          level.payBy(),
          level.sentOn());
    }
  }

  static DunningJson of(DunningRecord dunning) {
    return new DunningJson(
        dunning.invoiceId(),
        dunning.status(),
        dunning.levels().stream().map(LevelJson::of).toList(),
        dunning.nextStepOn(),
        dunning.pause(),
        dunning.pausedUntil(),
        dunning.pauseReason(),
        decimal(dunning.promisedAmount()),
        dunning.outcome());
  }

  private static @Nullable Decimal decimal(@Nullable Money money) {
    return money == null ? null : new Decimal(money.amount());
  }
}
