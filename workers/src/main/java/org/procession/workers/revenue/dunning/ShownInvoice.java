package org.procession.workers.revenue.dunning;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.dunning.DunningAssessment;
import org.procession.domain.revenue.dunning.DunningRecord;
import org.procession.workers.forms.Shown;

/**
 * An overdue invoice as the forms show it, ready to read; nothing is computed from it.
 *
 * @param charges fees and interest, {@code 41.23 EUR}
 */
record ShownInvoice(
    @Nullable String number,
    String client,
    LocalDate dueDate,
    int daysOverdue,
    String open,
    String openInBaseCurrency,
    String charges,
    String segment,
    List<Level> levels) {

  /** What a form shows of a level that was taken. */
  record Level(
      int level,
      LocalDate date,
      String channel,
      String fee,
      String interest,
      @Nullable String demand) {

    static Level of(DunningRecord.Level level) {
      var channel = level.channel();
      var demand = level.demand();
      return new Level(
          level.level(),
          level.sentOn() == null ? level.chargedOn() : level.sentOn(),
          channel == null ? "not sent" : channel.label(),
          Shown.money(level.fee()),
          Shown.money(level.interest()),
          demand == null ? null : Shown.money(demand));
    }
  }

  static ShownInvoice of(DunningAssessment assessment) {
    var invoice = assessment.invoice();
    return new ShownInvoice(
        invoice.number(),
        invoice.clientName(),
        invoice.dueDate(),
        invoice.overdueDays(),
        Shown.money(assessment.open()),
        Shown.money(assessment.openInBaseCurrency()),
        Shown.money(assessment.charges()),
        Shown.name(assessment.client().segment()),
        assessment.dunning().levels().stream().map(Level::of).toList());
  }
}
