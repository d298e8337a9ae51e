package org.procession.domain.revenue.payables;

import java.util.List;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.EventLog;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the members of approver groups what is expected of them. */
@Service
public class NotifyingApprovers {

  private final Bills bills;
  private final Directory directory;
  private final OutgoingMessages messages;
  private final EventLog events;
  private final String taskList;

  /**
   * @param taskList the address at which people find their tasks
   */
  NotifyingApprovers(
      Bills bills,
      Directory directory,
      OutgoingMessages messages,
      EventLog events,
      @Value("${procession.tasklist-url:}") String taskList) {
    this.bills = bills;
    this.directory = directory;
    this.messages = messages;
    this.events = events;
    this.taskList = taskList;
  }

  /**
   * Asks a group to approve a bill. Idempotent by bill and turn.
   *
   * @param turn what tells this request from others for the same bill: the engine's job key
   * @throws BillIsWithdrawn when its submitter took it back
   */
  @Transactional
  public void request(BillId id, String group, long turn) {
    tell(
        id,
        group,
        turn,
        "approvalRequest",
        "Please approve bill %s",
        "Bill %s over %s, due on %s, waits for your approval.",
        BillApprovalRequested::new);
  }

  /**
   * Reminds a group of a bill. Idempotent by bill and turn.
   *
   * @param turn what tells this reminder from others for the same bill: the engine's job key
   * @throws BillIsWithdrawn when its submitter took it back
   */
  @Transactional
  public void remind(BillId id, String group, long turn) {
    tell(
        id,
        group,
        turn,
        "approvalReminder",
        "Reminder: bill %s waits for you",
        "Bill %s over %s, due on %s, still waits for your approval.",
        BillApprovalReminded::new);
  }

  /** Makes the event of a notice. */
  private interface Notice {
    DomainEvent event(
        BillId bill,
        VendorId vendor,
        String number,
        String group,
        List<org.procession.domain.identity.UserId> approvers);
  }

  private void tell(
      BillId id,
      String group,
      long turn,
      String purpose,
      String title,
      String body,
      Notice notice) {
    var bill = bills.require(id);
    bill.requireNotWithdrawn();
    var told =
        directory.membersOf(group).stream()
            .filter(
                member ->
                    messages.plan(
                        new Message(
                            "%s:%s:%d:%s".formatted(purpose, id, turn, member.id()),
                            id.subject(),
                            member.email(),
                            title.formatted(bill.number()),
                            (body + "\n\n%s\n")
                                .formatted(bill.number(), bill.gross(), bill.dueDate(), taskList))))
            .map(UserRecord::id)
            .toList();
    if (!told.isEmpty()) {
      events.record(notice.event(id, bill.vendorId(), bill.number(), group, told));
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
    var bill = bills.require(id);
    bill.requireNotWithdrawn();
    var next = ApproverGroups.above(group);
    events.recordOnce(
        "billApprovalEscalated:%s:%d".formatted(id, escalation),
        new BillApprovalEscalated(id, bill.vendorId(), bill.number(), group, next));
    return next;
  }

  /** Tells those who were asked that there is nothing to approve any more. Idempotent by bill. */
  @Transactional
  public void withdrawn(BillId id) {
    var bill = bills.require(id);
    for (var member : messages.recipients("approvalRequest:%s:".formatted(id))) {
      messages.plan(
          new Message(
              "approvalWithdrawn:%s:%s".formatted(id, member),
              id.subject(),
              member,
              "Bill %s was withdrawn".formatted(bill.number()),
              "Bill %s over %s was withdrawn; nothing is left to approve.\n"
                  .formatted(bill.number(), bill.gross())));
    }
  }
}
