package org.procession.workers.files;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.Asked;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.files.FileId;
import org.procession.domain.files.Review;
import org.procession.domain.files.ReviewingVersions;
import org.procession.domain.files.TellingFindings;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.TakingDecisions;
import org.procession.workers.engine.TakingDecisions.Given;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Records what a reviewer decided, if the person who completed the task may decide it. */
@Component
class RecordReviewWorker implements Worker<RecordReviewWorker.Input> {

  /**
   * @param review a {@link Review}, if it is one: anything else is no answer
   */
  record Input(FileId fileId, int version, @Nullable String review, @Nullable String reason) {}

  private final TakingDecisions taking;
  private final ReviewingVersions reviewing;

  RecordReviewWorker(TakingDecisions taking, ReviewingVersions reviewing) {
    this.taking = taking;
    this.reviewing = reviewing;
  }

  @Override
  public String jobType() {
    return "files.recordReview";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(DecisionNotAccepted.CODE, "notAccepted"));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    var review = review(input);
    taking.take(
        job,
        new Given(
            TellingFindings.REVIEWERS,
            Asked.group(TellingFindings.REVIEWERS),
            review.map(answer -> answer == Review.RESCAN).orElse(null),
            input.reason()),
        decision ->
            reviewing.review(input.fileId(), input.version(), review.orElse(null), decision));
    return new Nothing();
  }

  private static Optional<Review> review(Input input) {
    return Arrays.stream(Review.values())
        .filter(answer -> answer.name().equals(input.review()))
        .findFirst();
  }
}
