package org.procession.local;

import java.net.URI;

/**
 * How a store with S3's API is reached. It has no buckets but those that its users make.
 *
 * @param endpoint to which the name of a bucket is added as the first part of the path
 */
public record ObjectStore(URI endpoint, String accessKey, String secretKey) {}
