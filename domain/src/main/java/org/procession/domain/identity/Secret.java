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

  /** How API keys begin. */
  static final String KEY = "pk_";

  private static final int PREFIX = KEY.length() + 8;

  static Secret next() {
    var bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** One that shows that it is an API key, also to those who look for keys where none belong. */
  static Secret nextKey() {
    return new Secret(KEY + next().text());
  }

  /** What of it may be seen: enough to tell keys apart, and 208 bits too few to use it. */
  String prefix() {
    return text.substring(0, PREFIX);
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
