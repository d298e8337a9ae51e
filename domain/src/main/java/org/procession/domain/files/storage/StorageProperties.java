package org.procession.domain.files.storage;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the content of files is kept.
 *
 * @param endpoint of a server with S3's API; Amazon's own of the region when it is left out
 * @param publicEndpoint by which clients reach the same server; {@code endpoint} when it is left
 *     out
 * @param accessKey with {@code secretKey}; without, the credentials that the surroundings provide,
 *     such as the role of the machine
 * @param uploadExpiry how long a client may begin to send content to an address it was given
 * @param downloadExpiry how long a client may begin to fetch content from an address it was given
 */
@ConfigurationProperties("procession.s3")
public record StorageProperties(
    @Nullable URI endpoint,
    @Nullable URI publicEndpoint,
    @DefaultValue("us-east-1") String region,
    @Nullable String accessKey,
    @Nullable String secretKey,
    @DefaultValue("procession-quarantine") String quarantineBucket,
    @DefaultValue("procession-clean") String cleanBucket,
    @DefaultValue("15m") Duration uploadExpiry,
    @DefaultValue("5m") Duration downloadExpiry) {

  String name(Bucket bucket) {
    return switch (bucket) {
      case QUARANTINE -> quarantineBucket;
      case CLEAN -> cleanBucket;
    };
  }
}
