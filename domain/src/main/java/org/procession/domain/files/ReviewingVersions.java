package org.procession.domain.files;

import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.Asked;
import org.procession.domain.approvals.Decision;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.approvals.Decisions;
import org.procession.domain.approvals.Eligibility;
import org.procession.domain.approvals.Matter;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.identity.UserRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what a person decided on a version that is not clean, if that person may decide it. */
@Service
public class ReviewingVersions {

  private final Files files;
  private final Decisions decisions;
  private final Clock clock;

  ReviewingVersions(Files files, Decisions decisions, Clock clock) {
    this.files = files;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * Idempotent by user task and step: a second call has the outcome of the first and changes
   * nothing. A decision that does not count is stored and stands on the timeline, too. The content
   * of a version that is to be deleted is still there; see {@link TellingFindings#refuse}.
   *
   * @param review null when the task was completed without an answer
   * @throws DecisionNotAccepted when the person may not decide this; stored nevertheless
   * @throws org.procession.domain.approvals.TaskDecidedBefore when an earlier step has recorded
   *     what was decided in this task
   * @throws FileVersionNotInStatus when the version is not up for review
   */
  @Transactional(noRollbackFor = DecisionNotAccepted.class)
  public void review(FileId id, int number, @Nullable Review review, Decision decision) {
    decisions.record(
        id.subject(),
        decision,
        () -> {
          var file = files.require(id);
          file.require(number).requireReview(number);
          return new FoundSomething(file, number, review, decision, clock);
        });
  }

  private record FoundSomething(
      StoredFile file, int number, @Nullable Review review, Decision decision, Clock clock)
      implements Matter {

    @Override
    public int round() {
      return number;
    }

    @Override
    public Eligibility eligibility() {
      return Eligibility.of(new Eligibility.AmongAsked(Asked.group(decision.approver())));
    }

    @Override
    public DomainEvent decided(UserRecord decidedBy, boolean approved) {
      var answer = Objects.requireNonNull(review, "an answer that is none is not accepted");
      var reason = Objects.requireNonNullElse(decision.comment(), "");
      file.require(number).review(answer, reason, decidedBy.id(), clock.instant());
      return new FileReviewed(file.id(), number, file.name(), answer, reason, file.concerns());
    }

    @Override
    public DomainEvent notAccepted(String decidedBy, String reason) {
      return new FileReviewNotAccepted(
          file.id(), number, file.name(), decidedBy, reason, file.concerns());
    }
  }
}
