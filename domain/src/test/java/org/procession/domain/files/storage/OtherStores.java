package org.procession.domain.files.storage;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Stores that are not as they should be. */
public final class OtherStores {

  private OtherStores() {}

  /** The same store, whose addresses expire soon. */
  public static ObjectStore hasty(StorageProperties properties, Duration expiry) {
    return store(properties, properties.endpoint(), expiry);
  }

  /** One that does not answer. */
  public static ObjectStore absent(StorageProperties properties) {
    return store(properties, URI.create("http://127.0.0.1:1"), properties.uploadExpiry());
  }

  private static ObjectStore store(
      StorageProperties properties, @Nullable URI endpoint, Duration expiry) {
    return new ObjectStore(
        new StorageProperties(
            endpoint,
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
