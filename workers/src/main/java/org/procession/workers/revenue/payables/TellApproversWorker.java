package org.procession.workers.revenue.payables;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillIsWithdrawn;
import org.procession.domain.revenue.payables.NotifyingApprovers;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Header;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Notice;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Tells approvers what they are asked, reminded of, or no longer asked. */
@Component
class TellApproversWorker implements Worker<TellApproversWorker.Input> {

  /**
   * @param approverGroup whom to tell; a withdrawal goes to all who were asked, and has none
   * @param notice what they are told
   */
  record Input(BillId billId, @Nullable String approverGroup, @Header Notice notice) {}

  private final NotifyingApprovers notifying;

  TellApproversWorker(NotifyingApprovers notifying) {
    this.notifying = notifying;
  }

  @Override
  public String jobType() {
    return "revenue.tellApprovers";
  }

  /** Not for a withdrawal, which comes when the bill is withdrawn. */
  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(BillIsWithdrawn.CODE));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    switch (input.notice()) {
      case REQUEST -> notifying.request(input.billId(), group(input), job.key());
      case REMINDER -> notifying.remind(input.billId(), group(input), job.key());
      case WITHDRAWAL -> notifying.withdrawn(input.billId());
    }
    return new Nothing();
  }

  private static String group(Input input) {
    return Objects.requireNonNull(input.approverGroup(), "approverGroup is missing");
  }
}
