package org.procession.domain.revenue.payables;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.Decisions;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.EventLog;
import org.procession.domain.identity.Directory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a bill that was not approved back to its submitter, and tells that person. */
@Service
public class RejectingBills {

  private final Bills bills;
  private final Decisions decisions;
  private final Directory directory;
  private final OutgoingMessages messages;
  private final EventLog events;

  RejectingBills(
      Bills bills,
      Decisions decisions,
      Directory directory,
      OutgoingMessages messages,
      EventLog events) {
    this.bills = bills;
    this.decisions = decisions;
    this.directory = directory;
    this.messages = messages;
    this.events = events;
  }

  /**
   * Idempotent by bill and round: a second call finds it rejected and changes nothing.
   *
   * @return what the approver who rejected it said, if anything
   * @throws BillIsWithdrawn when its submitter took it back
   */
  @Transactional
  public @Nullable String reject(BillId id) {
    var bill = bills.require(id);
    var comment =
        decisions
            .rejection(id.subject(), bill.round())
            .flatMap(rejected -> Optional.ofNullable(rejected.comment()))
            .orElse(null);
    if (bill.reject()) {
      events.record(
          bill.concerningClient(
              new BillRejected(id, bill.vendorId(), bill.number(), bill.submitter(), comment)));
      directory
          .findActive(bill.submitter())
          .ifPresent(
              submitter ->
                  messages.plan(
                      new Message(
                          "billRejected:%s:%d".formatted(id, bill.round()),
                          id.subject(),
                          submitter.email(),
                          "Bill %s was not approved".formatted(bill.number()),
                          "Bill %s over %s was returned to you%s\n\nCorrect it in your task list, or withdraw it.\n"
                              .formatted(
                                  bill.number(),
                                  bill.gross(),
                                  comment == null || comment.isBlank()
                                      ? "."
                                      : ":\n\n" + comment))));
    }
    return comment;
  }
}
