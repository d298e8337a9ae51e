package org.procession.domain.files.storage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the store of files answers, and has its buckets. */
@Component("s3")
class StorageHealth implements HealthIndicator {

  private final ObjectStore store;

  StorageHealth(ObjectStore store) {
    this.store = store;
  }

  @Override
  public Health health() {
    try {
      store.requireBuckets();
      return Health.up().build();
    } catch (StorageUnavailable e) {
      return Health.down(e).build();
    }
  }
}
