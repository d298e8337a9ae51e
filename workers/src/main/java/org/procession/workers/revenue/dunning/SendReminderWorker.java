package org.procession.workers.revenue.dunning;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.dunning.DunningChannel;
import org.procession.domain.revenue.dunning.DunningPaused;
import org.procession.domain.revenue.dunning.InvoiceSettled;
import org.procession.domain.revenue.dunning.RemindingClients;
import org.procession.domain.revenue.dunning.SentReminder;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.procession.workers.forms.Shown;
import org.springframework.stereotype.Component;

/** Sends the reminder of a level, or gives it to finance to be posted. */
@Component
class SendReminderWorker implements Worker<SendReminderWorker.Input> {

  /**
   * @param channel that the policy wants
   * @param days until the next level
   */
  record Input(InvoiceId invoiceId, int level, DunningChannel channel, int days) {}

  /**
   * @param sentBy the channel taken; a LETTER is still to be posted
   * @param waitFor how long until the next level, null for a letter
   */
  record Output(DunningChannel sentBy, @Nullable Duration waitFor, Letter letter) {}

  /** What the form of the letter shows. */
  record Letter(String recipient, String demand, LocalDate payBy) {
    static Letter of(SentReminder reminder) {
      return new Letter(
          String.join(", ", reminder.recipient()),
          Shown.money(reminder.demand()),
          reminder.payBy());
    }
  }

  private final RemindingClients reminding;

  SendReminderWorker(RemindingClients reminding) {
    this.reminding = reminding;
  }

  @Override
  public String jobType() {
    return "revenue.sendReminder";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(InvoiceSettled.CODE), BpmnError.of(DunningPaused.CODE));
  }

  @Override
  public Output handle(Input input, Job job) {
    var sent = reminding.remind(input.invoiceId(), input.level(), input.channel(), input.days());
    return new Output(sent.channel(), sent.waitFor(), Letter.of(sent));
  }
}
