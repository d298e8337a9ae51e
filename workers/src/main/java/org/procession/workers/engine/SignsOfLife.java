package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobHandler;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the engine again and again that a job is in good hands. So a job may take long, or wait for
 * its next attempt, and yet is soon given to another when its worker has died.
 */
final class SignsOfLife implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SignsOfLife.class);

  /** So many are given in the time after which the engine takes a worker for dead. */
  private static final int SIGNS = 3;

  private final CamundaClient engine;
  private final Duration timeout;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("signs-of-life").factory());

  /**
   * @param timeout after which without a sign the engine takes a worker for dead
   */
  SignsOfLife(CamundaClient engine, Duration timeout) {
    this.engine = engine;
    this.timeout = timeout;
  }

  /** The same handler, giving signs for as long as it does a job. */
  JobHandler during(JobHandler handler) {
    return (client, job) -> {
      var signs = of(job);
      try {
        handler.handle(client, job);
      } finally {
        signs.cancel(false);
      }
    };
  }

  /**
   * Gives signs for the length of a pause, and then does something, in a thread that must not be
   * kept. Nothing is done when the application stops before: the engine gives the job to another.
   */
  void during(Duration pause, ActivatedJob job, Runnable then) {
    var signs = of(job);
    var _ =
        clock.schedule(
            () -> {
              signs.cancel(false);
              then.run();
            },
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private Future<?> of(ActivatedJob job) {
    var pause = timeout.dividedBy(SIGNS).toMillis();
    return clock.scheduleAtFixedRate(() -> give(job.getKey()), pause, pause, TimeUnit.MILLISECONDS);
  }

  private void give(long job) {
    engine
        .newUpdateTimeoutCommand(job)
        .timeout(timeout)
        .send()
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                log.debug("no sign of life for job {}", job, failure);
              }
            });
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
