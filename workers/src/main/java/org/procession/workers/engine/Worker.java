package org.procession.workers.engine;

import java.util.Set;

/**
 * Does the jobs of one type. It reads its variables and calls one use case; what is around that —
 * the seal, the tenant's scope, errors, back-off, measuring — happens in {@link JobRunner}.
 *
 * <p>The element template of the job type, with which designers model, is made from what the worker
 * declares and from its Javadoc.
 *
 * @param <I> the variables to fetch and their types: a component that is not {@code @Nullable} must
 *     be there; one with {@link Header} comes from the model
 */
public interface Worker<I extends Record> {

  /** The type of the jobs, {@code capability.verbNoun}. */
  String jobType();

  /** The problems for which the process has another way to go; any other stops it. */
  default Set<BpmnError> errors() {
    return Set.of();
  }

  /**
   * How many jobs are taken at a time, done or waiting for a thread: the usual number keeps the
   * threads busy while more are fetched. Jobs that take minutes, as they may, leave threads to
   * others.
   */
  default int jobsAtATime() {
    return 32;
  }

  /**
   * Does a job, in the scope of its tenant and outside of any transaction. The engine may deliver a
   * job more than once.
   *
   * @return the variables that the process gets; {@link Nothing} for none
   * @throws org.procession.domain.Problem when a business rule is not met
   * @throws TryLater when the job cannot be done yet
   */
  Record handle(I input, Job job);

  /** No variables. */
  record Nothing() {}
}
