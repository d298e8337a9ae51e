package org.procession.workers.revenue.payables;

import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.WithdrawingBills;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Takes a rejected bill back when its submitter gives up. */
@Component
class WithdrawBillWorker implements Worker<WithdrawBillWorker.Input> {

  record Input(BillId billId) {}

  private final WithdrawingBills withdrawing;

  WithdrawBillWorker(WithdrawingBills withdrawing) {
    this.withdrawing = withdrawing;
  }

  @Override
  public String jobType() {
    return "revenue.withdrawBill";
  }

  @Override
  public Nothing handle(Input input, Job job) {
    withdrawing.withdraw(input.billId(), null);
    return new Nothing();
  }
}
