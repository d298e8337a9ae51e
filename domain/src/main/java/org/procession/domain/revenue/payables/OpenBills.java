package org.procession.domain.revenue.payables;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.procession.domain.processes.OpenRecords;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Bills that are neither posted nor given up. One that begins anew is in a new round: all are asked
 * again whom the policy names, and nobody decides for two, in whichever round.
 */
@Component
class OpenBills implements OpenRecords {

  private final Bills bills;

  OpenBills(Bills bills) {
    this.bills = bills;
  }

  @Override
  public String type() {
    return "bill";
  }

  @Override
  public List<UUID> after(UUID after, int limit) {
    return bills.in(
        EnumSet.of(BillStatus.SUBMITTED, BillStatus.REJECTED, BillStatus.APPROVED),
        after,
        Limit.of(limit));
  }

  @Override
  public boolean beginAnew(UUID id) {
    return bills.require(new BillId(id)).beginAnew();
  }
}
