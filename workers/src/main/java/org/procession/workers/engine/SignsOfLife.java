package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobHandler;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the engine again and again that a job is being done. So a job may take long, and yet is
 * soon given to another when its worker has died.
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
      var pause = timeout.dividedBy(SIGNS).toMillis();
      var signs =
          clock.scheduleAtFixedRate(() -> give(job.getKey()), pause, pause, TimeUnit.MILLISECONDS);
      try {
        handler.handle(client, job);
      } finally {
        signs.cancel(false);
      }
    };
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
