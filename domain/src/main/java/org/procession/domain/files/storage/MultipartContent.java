package org.procession.domain.files.storage;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Content that is sent while it is written, in parts, since nobody knows its size before. */
final class MultipartContent extends OutputStream {

  /** Stores take 10,000 parts of at least 5 MB. */
  private static final int PART = 16 * 1024 * 1024;

  private final S3Client client;
  private final String bucket;
  private final String key;
  private final String upload;
  private final List<CompletedPart> parts = new ArrayList<>();
  private final byte[] part = new byte[PART];
  private int filled;
  private long size;

  MultipartContent(S3Client client, String bucket, String key) {
    this.client = client;
    this.bucket = bucket;
    this.key = key;
    this.upload = client.createMultipartUpload(u -> u.bucket(bucket).key(key)).uploadId();
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    var from = offset;
    var left = length;
    while (left > 0) {
      var taken = Math.min(left, PART - filled);
      System.arraycopy(bytes, from, part, filled, taken);
      filled += taken;
      from += taken;
      left -= taken;
      if (filled == PART) {
        send();
      }
    }
    size += length;
  }

  private void send() {
    var number = parts.size() + 1;
    var sent =
        client.uploadPart(
            p ->
                p.bucket(bucket)
                    .key(key)
                    .uploadId(upload)
                    .partNumber(number)
                    .contentLength((long) filled),
            RequestBody.fromByteBuffer(ByteBuffer.wrap(part, 0, filled)));
    parts.add(CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build());
    filled = 0;
  }

  /**
   * Makes what was written the content of the key.
   *
   * @return its size in bytes
   */
  long complete() {
    if (filled > 0 || parts.isEmpty()) {
      send();
    }
    client.completeMultipartUpload(
        u -> u.bucket(bucket).key(key).uploadId(upload).multipartUpload(m -> m.parts(parts)));
    return size;
  }

  /** Has the store forget what was written. */
  void abort() {
    client.abortMultipartUpload(u -> u.bucket(bucket).key(key).uploadId(upload));
  }
}
