package org.procession.domain.revenue.payables;

import java.util.List;
import org.procession.domain.approvals.ApproverGroups;
import org.procession.domain.approvals.Asked;
import org.procession.domain.approvals.TellingApprovers;
import org.procession.domain.approvals.TellingApprovers.Text;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.EventLog;
import org.procession.domain.identity.UserId;
import org.procession.domain.processes.Engines;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the members of approver groups what is expected of them. */
@Service
public class NotifyingApprovers {

  private final Bills bills;
  private final TellingApprovers telling;
  private final Engines engines;
  private final EventLog events;

  NotifyingApprovers(Bills bills, TellingApprovers telling, Engines engines, EventLog events) {
    this.bills = bills;
    this.telling = telling;
    this.engines = engines;
    this.events = events;
  }

  /**
   * Asks a group to approve a bill. Idempotent by bill and turn.
   *
   * @param turn what tells this request from others for the same bill: the engine's job key
   * @throws BillIsWithdrawn when its submitter took it back
   */
  @Transactional
  public void request(BillId id, String group, long turn) {
    var bill = require(id);
    var text =
        text(
            bill, "Please approve bill %s", "Bill %s over %s, due on %s, waits for your approval.");
    var told = telling.request(id.subject(), Asked.group(group), turn, text);
    record(bill, group, told, BillApprovalRequested::new);
  }

  /**
   * Reminds a group of a bill. Idempotent by bill and turn.
   *
   * @param turn what tells this reminder from others for the same bill: the engine's job key
   * @throws BillIsWithdrawn when its submitter took it back
   */
  @Transactional
  public void remind(BillId id, String group, long turn) {
    var bill = require(id);
    var text =
        text(
            bill,
            "Reminder: bill %s waits for you",
            "Bill %s over %s, due on %s, still waits for your approval.");
    var told = telling.remind(id.subject(), Asked.group(group), turn, text);
    record(bill, group, told, BillApprovalReminded::new);
  }

  private Bill require(BillId id) {
    var bill = bills.require(id);
    bill.requireNotWithdrawn();
    return bill;
  }

  private static Text text(Bill bill, String title, String body) {
    return new Text(
        title.formatted(bill.number()),
        body.formatted(bill.number(), bill.gross(), bill.dueDate()));
  }

  /** Makes the event of a notice. */
  private interface Notice {
    DomainEvent event(
        BillId bill, VendorId vendor, String number, String group, List<UserId> approvers);
  }

  private void record(Bill bill, String group, List<UserId> told, Notice notice) {
    if (!told.isEmpty()) {
      events.record(
          bill.concerningClient(
              notice.event(bill.id(), bill.vendorId(), bill.number(), group, told)));
    }
  }

  /**
   * Passes an approval that is overdue to the group that decides instead. Idempotent by escalation.
   *
   * @param escalation what tells this escalation from others of the same bill: the engine's job key
   * @return the group to be asked now
   * @throws BillIsWithdrawn when its submitter took it back
   */
  @Transactional
  public String escalate(BillId id, String group, long escalation) {
    var bill = require(id);
    var next = ApproverGroups.above(group);
    events.recordOnce(
        "billApprovalEscalated:%s:%s".formatted(id, engines.turn(escalation)),
        bill.concerningClient(
            new BillApprovalEscalated(id, bill.vendorId(), bill.number(), group, next)));
    return next;
  }

  /** Tells those who were asked that there is nothing to approve any more. Idempotent by bill. */
  @Transactional
  public void withdrawn(BillId id) {
    var bill = bills.require(id);
    telling.withdraw(
        id.subject(),
        new Text(
            "Bill %s was withdrawn".formatted(bill.number()),
            "Bill %s over %s was withdrawn; nothing is left to approve."
                .formatted(bill.number(), bill.gross())));
  }
}
