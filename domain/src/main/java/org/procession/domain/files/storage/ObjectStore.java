package org.procession.domain.files.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The store of files' content, which speaks S3. Content streams: none of it is held in memory.
 * Never called within a database transaction.
 *
 * <p>The buckets are made when they are missing. A store that is away is no reason not to start;
 * whoever needs it is told by {@link StorageUnavailable}.
 */
@Component
public class ObjectStore implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(ObjectStore.class);

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
  private static final int MOST_AT_ONCE = 256;

  private final StorageProperties properties;
  private final Clock clock;
  private final S3Client client;
  private final S3Presigner signer;
  private volatile boolean hasBuckets;

  ObjectStore(StorageProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
    var region = Region.of(properties.region());
    var credentials = credentials(properties);
    var building =
        S3Client.builder()
            .region(region)
            .credentialsProvider(credentials)
            .forcePathStyle(true)
            // Content that streams cannot be sent twice; whoever calls tries again, and knows when.
            .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
            // Our own SHA-256 is over the whole content; what the SDK adds not every store knows.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                // The JDK's own client fails now and then when requests run at the same time.
                Apache5HttpClient.builder()
                    .maxConnections(MOST_AT_ONCE)
                    .connectionAcquisitionTimeout(ANSWER_WITHIN)
                    .connectionTimeout(CONNECT_WITHIN)
                    .socketTimeout(ANSWER_WITHIN));
    var signing =
        S3Presigner.builder()
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build());
    if (properties.endpoint() != null) {
      building.endpointOverride(properties.endpoint());
    }
    var known =
        properties.publicEndpoint() == null ? properties.endpoint() : properties.publicEndpoint();
    if (known != null) {
      signing.endpointOverride(known);
    }
    this.client = building.build();
    this.signer = signing.build();
  }

  private static AwsCredentialsProvider credentials(StorageProperties properties) {
    return properties.accessKey() == null || properties.secretKey() == null
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(
            AwsBasicCredentials.create(properties.accessKey(), properties.secretKey()));
  }

  @EventListener(ApplicationReadyEvent.class)
  void makeBucketsEarly() {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                makeBuckets();
              } catch (StorageUnavailable e) {
                log.warn("{} Buckets are made when it does.", e.getMessage());
              }
            });
  }

  /**
   * Makes the buckets unless they are there. Idempotent, also when two processes do it at once.
   *
   * @throws StorageUnavailable when the store does not answer
   */
  private void makeBuckets() {
    if (!hasBuckets) {
      requireBuckets();
      hasBuckets = true;
    }
  }

  /** Looks for the buckets in any case. */
  void requireBuckets() {
    for (var bucket : Bucket.values()) {
      var name = properties.name(bucket);
      call(() -> isThere(name) || make(name));
    }
  }

  private boolean isThere(String bucket) {
    try {
      client.headBucket(b -> b.bucket(bucket));
      return true;
    } catch (NoSuchBucketException e) {
      return false;
    }
  }

  private boolean make(String bucket) {
    try {
      client.createBucket(b -> b.bucket(bucket));
      return true;
    } catch (BucketAlreadyExistsException | BucketAlreadyOwnedByYouException e) {
      return false; // somebody else has made it meanwhile
    }
  }

  /**
   * Stores content, in the place of what the key had.
   *
   * @param size in bytes; so many are read, and a shorter content is not stored
   * @throws StorageUnavailable when the store, or the content itself, fails on the way
   */
  public void put(Bucket bucket, String key, long size, InputStream content) {
    makeBuckets();
    call(
        () ->
            client.putObject(
                o -> o.bucket(properties.name(bucket)).key(key).contentLength(size),
                RequestBody.fromInputStream(content, size)));
  }

  /** Writes content while it streams. */
  @FunctionalInterface
  public interface Writing {
    void write(OutputStream content) throws IOException;
  }

  /**
   * Stores content of any size while it is written, in the place of what the key had. What was
   * written before and never came to its end is forgotten.
   *
   * @return its size in bytes
   * @throws StorageUnavailable when the store fails on the way
   * @throws IOException of the writing itself; then nothing is stored
   */
  public long write(Bucket bucket, String key, Writing writing) throws IOException {
    makeBuckets();
    var name = properties.name(bucket);
    forgetUploads(name, key);
    var content = call(() -> new MultipartContent(client, name, key));
    try {
      writing.write(content);
      return call(content::complete);
    } catch (SdkException e) {
      abort(content);
      throw new StorageUnavailable(e);
    } catch (IOException | RuntimeException e) {
      abort(content);
      throw e;
    }
  }

  private static void abort(MultipartContent content) {
    try {
      content.abort();
    } catch (SdkException e) {
      log.debug("an upload is forgotten when it is tried again", e);
    }
  }

  private void forgetUploads(String bucket, String prefix) {
    call(
        () -> {
          client
              .listMultipartUploadsPaginator(u -> u.bucket(bucket).prefix(prefix))
              .uploads()
              .stream()
              .forEach(
                  upload ->
                      client.abortMultipartUpload(
                          a -> a.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
          return bucket;
        });
  }

  /**
   * Removes the content of all keys that begin so, and what was written for some and never came to
   * its end. Idempotent.
   *
   * @return how many had some
   */
  public long deleteAll(Bucket bucket, String prefix) {
    makeBuckets();
    var name = properties.name(bucket);
    forgetUploads(name, prefix);
    return call(
        () -> {
          var deleted = 0L;
          for (var found :
              client.listObjectsV2Paginator(o -> o.bucket(name).prefix(prefix)).contents()) {
            client.deleteObject(o -> o.bucket(name).key(found.key()));
            deleted++;
          }
          return deleted;
        });
  }

  /** What is done with content while it streams. */
  @FunctionalInterface
  public interface Reading<R> {
    R read(StoredContent content) throws IOException;
  }

  /**
   * Reads content.
   *
   * @return nothing when the key has none
   * @throws StorageUnavailable when the store fails on the way
   * @throws IOException of the reading itself
   */
  public <R> Optional<R> read(Bucket bucket, String key, Reading<R> reading) throws IOException {
    ResponseInputStream<GetObjectResponse> content;
    try {
      content = call(() -> client.getObject(o -> o.bucket(properties.name(bucket)).key(key)));
    } catch (StorageUnavailable e) {
      if (isNothing(e)) {
        return Optional.empty();
      }
      throw e;
    }
    try (var stored = new StoredContent(content)) {
      return Optional.of(reading.read(stored));
    }
  }

  private static boolean isNothing(StorageUnavailable failure) {
    return failure.getCause() instanceof NoSuchKeyException
        || failure.getCause() instanceof NoSuchBucketException;
  }

  /** Removes content. Idempotent: a key without any stays so. */
  public void delete(Bucket bucket, String key) {
    call(() -> client.deleteObject(o -> o.bucket(properties.name(bucket)).key(key)));
  }

  /**
   * Lets a client put content into quarantine: of this size and with these headers, or not at all.
   *
   * @throws StorageUnavailable when there is no bucket yet, and none can be made
   */
  public SignedRequest signUpload(String key, String mediaType, long size) {
    makeBuckets();
    var signed =
        call(
            () ->
                signer.presignPutObject(
                    p ->
                        p.signatureDuration(properties.uploadExpiry())
                            .putObjectRequest(
                                o ->
                                    o.bucket(properties.name(Bucket.QUARANTINE))
                                        .key(key)
                                        .contentType(mediaType)
                                        .contentLength(size))));
    return new SignedRequest(
        "PUT",
        uri(signed),
        Map.of("Content-Type", mediaType),
        clock.instant().plus(properties.uploadExpiry()));
  }

  /**
   * Lets a client get clean content, to be saved under a name and never to be shown: what comes
   * from strangers could run scripts in a browser.
   */
  public SignedRequest signDownload(String key, String mediaType, String name) {
    var signed =
        call(
            () ->
                signer.presignGetObject(
                    p ->
                        p.signatureDuration(properties.downloadExpiry())
                            .getObjectRequest(
                                o ->
                                    o.bucket(properties.name(Bucket.CLEAN))
                                        .key(key)
                                        .responseContentType(mediaType)
                                        .responseContentDisposition(attachment(name)))));
    return new SignedRequest(
        "GET", uri(signed), Map.of(), clock.instant().plus(properties.downloadExpiry()));
  }

  private static URI uri(PresignedRequest signed) {
    try {
      return signed.url().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the SDK signs addresses that are some", e);
    }
  }

  /**
   * The header {@code Content-Disposition} after RFC 6266: the name in ASCII for those who know no
   * better, and as it is in UTF-8 (RFC 8187).
   */
  static String attachment(String name) {
    var ascii = name.replaceAll("[^ -~]|[\"\\\\%]", "_");
    var exact = URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("*", "%2A");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii, exact);
  }

  private static <R> R call(Supplier<R> request) {
    try {
      return request.get();
    } catch (SdkException | IllegalStateException e) { // the latter for content that is too short
      throw new StorageUnavailable(e);
    }
  }

  @Override
  public void destroy() {
    client.close();
    signer.close();
  }

  /** Content that streams. It tells a failure of the store from one of whoever reads. */
  public static final class StoredContent extends FilterInputStream {
    private final ResponseInputStream<GetObjectResponse> content;
    private boolean isRead;

    private StoredContent(ResponseInputStream<GetObjectResponse> content) {
      super(content);
      this.content = content;
    }

    /** How many bytes there are, as the store says before it sends them. */
    public long size() {
      return content.response().contentLength();
    }

    @Override
    public int read() {
      return noted(call(content::read));
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return noted(call(() -> content.read(buffer, offset, length)));
    }

    private int noted(int result) {
      isRead |= result < 0;
      return result;
    }

    private interface Step {
      int run() throws IOException;
    }

    private static int call(Step step) {
      try {
        return step.run();
      } catch (IOException | SdkException e) {
        throw new StorageUnavailable(e);
      }
    }

    /** What was not read need not travel. */
    @Override
    public void close() throws IOException {
      if (isRead) {
        content.close();
      } else {
        content.abort();
      }
    }
  }
}
