package org.procession.domain.revenue.payables;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The document that a bill was made from, byte for byte. */
public final class BillDocument {

  private final String mediaType;
  private final String sha256;
  private final byte[] content;

  BillDocument(String mediaType, String sha256, byte[] content) {
    this.mediaType = mediaType;
    this.sha256 = sha256;
    this.content = content;
  }

  static BillDocument xml(byte[] content) {
    return new BillDocument("application/xml", hash(content), content);
  }

  public String mediaType() {
    return mediaType;
  }

  /**
   * @return the SHA-256 of the content, in hexadecimal digits
   */
  public String sha256() {
    return sha256;
  }

  public byte[] content() {
    return content.clone();
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
