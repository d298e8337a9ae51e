package org.procession.workers.relays;

import java.time.Clock;
import java.time.Duration;
import org.procession.domain.files.ExpiringUploads;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Component;

/** Gives up uploads that never came. Looks for them when it starts, and from time to time. */
@Component
class UploadExpiry implements Relay {

  private static final Duration EVERY = Duration.ofMinutes(15);

  /** Files at once. */
  private static final int BATCH = 100;

  private final ExpiringUploads expiring;
  private final Looks looks;

  UploadExpiry(ExpiringUploads expiring, Clock clock) {
    this.expiring = expiring;
    this.looks = new Looks(EVERY, clock);
  }

  @Override
  public String name() {
    return "uploads";
  }

  @Override
  public int batchSize() {
    return BATCH;
  }

  @Override
  public int deliverBatch() {
    if (!looks.isDue()) {
      return 0;
    }
    var given =
        Scope.current().as(Actor.system("upload-expiry")).call(() -> expiring.expire(BATCH));
    if (given < BATCH) {
      looks.note();
    }
    return given;
  }

  /** Being late does no harm. */
  @Override
  public Backlog backlog() {
    return Backlog.NONE;
  }
}
