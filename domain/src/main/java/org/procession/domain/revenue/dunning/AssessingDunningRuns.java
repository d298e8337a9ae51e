package org.procession.domain.revenue.dunning;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out what dunning of the invoices of a run has to do next. */
@Service
public class AssessingDunningRuns {

  private final DunningRuns runs;
  private final AssessingDunning assessing;

  AssessingDunningRuns(DunningRuns runs, AssessingDunning assessing) {
    this.runs = runs;
    this.assessing = assessing;
  }

  /**
   * The parts that a run is taken in.
   *
   * @throws DunningRunNotFound when the tenant has no such run
   */
  @Transactional(readOnly = true)
  public List<Integer> parts(DunningRunId id) {
    return IntStream.rangeClosed(1, runs.parts(id)).boxed().toList();
  }

  /**
   * Reads those invoices of a part whose next step is due. Left out is what is paid, paused,
   * decided by finance, or cannot be converted to the base currency.
   */
  @Transactional
  public List<DunningAssessment> assess(DunningRunId id, int part) {
    return assessing.assessDue(runs.part(id, part));
  }
}
