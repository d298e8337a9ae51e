package org.procession.workers.revenue.dunning;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.dunning.DunningChannel;
import org.procession.domain.revenue.dunning.DunningRunId;
import org.procession.domain.revenue.dunning.RemindingByRun;
import org.procession.domain.revenue.dunning.RemindingByRun.Reminder;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/**
 * Charges and demands what the policy says of the invoices of a dunning run, where that reaches the
 * client by e-mail or SMS.
 */
@Component
class RemindDunningRunWorker implements Worker<RemindDunningRunWorker.Input> {

  /**
   * @param cases the invoices
   * @param steps what the policy says of each, in the order of the cases; null of one that it does
   *     not know
   */
  record Input(
      DunningRunId dunningRunId,
      List<AssessDunningRunWorker.Case> cases,
      List<@Nullable Step> steps) {

    Input {
      if (cases.size() != steps.size()) {
        throw new IllegalArgumentException("not one step for each case");
      }
    }

    private Stream<Reminder> reminders() {
      return IntStream.range(0, cases.size())
          .boxed()
          .flatMap(n -> reminder(cases.get(n), steps.get(n)).stream());
    }

    private static Optional<Reminder> reminder(
        AssessDunningRunWorker.Case of, @Nullable Step step) {
      return Optional.ofNullable(step).flatMap(known -> known.reminder(of));
    }
  }

  /** A row of the policy's results; a table may say more. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Step(
      @Nullable String action,
      @Nullable String channel,
      @Nullable BigDecimal fee,
      @Nullable BigDecimal yearlyInterest,
      @Nullable Integer daysToNextLevel) {

    /** Any other step is taken by the process of the invoice. */
    Optional<Reminder> reminder(AssessDunningRunWorker.Case of) {
      if (!"REMIND".equals(action)
          || fee == null
          || yearlyInterest == null
          || daysToNextLevel == null) {
        return Optional.empty();
      }
      return Stream.of(DunningChannel.EMAIL, DunningChannel.SMS)
          .filter(known -> known.name().equals(channel))
          .findFirst()
          .map(
              wanted ->
                  new Reminder(
                      of.invoiceId(), of.level(), wanted, fee, yearlyInterest, daysToNextLevel));
    }
  }

  private final RemindingByRun reminding;

  RemindDunningRunWorker(RemindingByRun reminding) {
    this.reminding = reminding;
  }

  @Override
  public String jobType() {
    return "revenue.remindDunningRun";
  }

  @Override
  public Nothing handle(Input input, Job job) {
    reminding.remind(input.dunningRunId(), input.reminders().toList());
    return new Nothing();
  }
}
