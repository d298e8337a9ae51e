package org.procession.domain.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A text of 256 random bits that lets in whoever has it. It is stored as a hash only, a fast one:
 * what nobody chose nobody guesses, and a slow one would cost each request.
 */
record Secret(String text) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static Secret next() {
    var bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** SHA-256. */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "a secret";
  }
}
