package org.procession.domain.revenue.dunning;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.ApproverGroups;
import org.procession.domain.approvals.Asked;
import org.procession.domain.approvals.Decision;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.approvals.Decisions;
import org.procession.domain.approvals.Eligibility;
import org.procession.domain.approvals.Matter;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.identity.UserRecord;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.WritingOffInvoices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what finance decided about an invoice that nobody paid, and does it. */
@Service
public class DecidingCollection {

  /** Whom the decision is asked of. */
  public static final String GROUP = ApproverGroups.FINANCE;

  private final DunningCases cases;
  private final Decisions decisions;
  private final WritingOffInvoices writingOff;

  DecidingCollection(DunningCases cases, Decisions decisions, WritingOffInvoices writingOff) {
    this.cases = cases;
    this.decisions = decisions;
    this.writingOff = writingOff;
  }

  /**
   * Idempotent by user task and step: a second call has the outcome of the first and changes
   * nothing. What is decided happens on behalf of the person who decided: a claim that is given up
   * is written off in the ledger, one that is handed over stays open, and more time moves the next
   * step to the day after it. A decision that does not count is stored and stands on the timeline,
   * too.
   *
   * @throws DecisionNotAccepted when the person may not decide this, or the answer is incomplete;
   *     stored nevertheless
   * @throws org.procession.domain.approvals.TaskDecidedBefore when an earlier step has recorded
   *     what was decided in this task
   * @throws InvoiceSettled when nothing is owed any more
   * @throws InvoiceNotDunnable when finance has decided before
   * @throws DunningPaused while a dispute or a promise lasts
   * @throws org.procession.domain.revenue.ledger.PeriodClosed when it is to be written off while
   *     the books are closed
   */
  @Transactional(noRollbackFor = DecisionNotAccepted.class)
  public void decide(InvoiceId id, Decision decision, CollectionAnswer answer) {
    var found = cases.hold(id);
    decisions.record(
        id.subject(),
        decision,
        () -> new CollectionMatter(found.requireDunnable().requireNotPaused(), answer));
  }

  private final class CollectionMatter implements Matter {

    private final DunningCase found;
    private final CollectionAnswer answer;

    CollectionMatter(DunningCase found, CollectionAnswer answer) {
      this.found = found;
      this.answer = answer;
    }

    /** The level: each asks anew. */
    @Override
    public int round() {
      return found.dunning().level();
    }

    @Override
    public Eligibility eligibility() {
      return Eligibility.of(new Eligibility.AmongAsked(Asked.group(GROUP)));
    }

    @Override
    public @Nullable String objection() {
      return answer.objection(found.today());
    }

    @Override
    public DomainEvent decided(UserRecord decidedBy, boolean approved) {
      var invoice = found.invoice();
      var open = DunningRecord.money(invoice.open(), invoice);
      carryOut();
      return new CollectionDecided(
          invoice.id(),
          invoice.clientId(),
          invoice.contactId(),
          number(),
          decidedBy.id(),
          answer.outcome(),
          answer.until(),
          open,
          Objects.requireNonNull(answer.reason()));
    }

    private void carryOut() {
      var outcome = answer.outcome();
      if (outcome == null) {
        found.dunning().waitUntil(Objects.requireNonNull(answer.until()).plusDays(1));
        return;
      }
      found.dunning().end(outcome);
      switch (outcome) {
        case WRITE_OFF -> writingOff.writeOff(found.invoice().id());
        case AGENCY -> {} // the invoice stays open: the agency collects it
      }
    }

    @Override
    public DomainEvent notAccepted(String decidedBy, String reason) {
      var invoice = found.invoice();
      return new CollectionDecisionNotAccepted(
          invoice.id(), invoice.clientId(), invoice.contactId(), number(), decidedBy, reason);
    }

    private String number() {
      return Objects.requireNonNull(found.invoice().number());
    }
  }
}
