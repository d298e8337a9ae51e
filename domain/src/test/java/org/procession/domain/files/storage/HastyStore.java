package org.procession.domain.files.storage;

import java.time.Clock;
import java.time.Duration;

/** A store whose addresses expire soon. */
public final class HastyStore {

  private HastyStore() {}

  public static ObjectStore with(StorageProperties properties, Duration expiry) {
    return new ObjectStore(
        new StorageProperties(
            properties.endpoint(),
            properties.publicEndpoint(),
            properties.region(),
            properties.accessKey(),
            properties.secretKey(),
            properties.quarantineBucket(),
            properties.cleanBucket(),
            expiry,
            expiry),
        Clock.systemUTC());
  }
}
