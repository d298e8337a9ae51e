package org.procession.local.s3;

import java.net.URI;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** S3's API on the loopback address, over a folder that has a folder for each bucket. */
final class S3Server {
  /**
   * Bytes of a request whose signature covers all of its body at once: it is kept in memory until
   * it has been checked. What is signed chunk by chunk, or by its address, streams and may be
   * larger.
   */
  private static final long MOST_IN_MEMORY = 16 << 20;

  private S3Server() {}

  /**
   * Serves until the JVM is asked to end. Arguments: its folder, its port. The environment has the
   * one pair of keys that it accepts: {@code ACCESS_KEY} and {@code SECRET_KEY}.
   */
  public static void main(String... arguments) throws Exception {
    var folder = new Properties();
    folder.setProperty("jclouds.filesystem.basedir", arguments[0]);
    S3Proxy.builder()
        .blobStore(BlobStores.create("filesystem-nio2", folder))
        .endpoint(URI.create("http://127.0.0.1:" + arguments[1]))
        .awsAuthentication(
            AuthenticationType.AWS_V4, System.getenv("ACCESS_KEY"), System.getenv("SECRET_KEY"))
        .v4MaxNonChunkedRequestSize(MOST_IN_MEMORY)
        .build()
        .start();
  }
}
