package org.procession.workers.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.BitSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Proves that a process instance was started by the platform for this tenant and this record.
 * People can edit variables in the engine's tools; without the key they cannot make the seal of
 * other ones. It is an HMAC-SHA256 (RFC 2104) over tenant, process id and subject, each preceded by
 * its length so that no two triples read the same.
 *
 * <p>It does not tell the instances of one process apart: whoever can edit variables can put in
 * those of another instance, seal and all. What is done then is what that other record allows, as
 * use cases look at the record's state and at the person, and at no variable.
 */
@Component
public class Seal {

  private static final String ALGORITHM = "HmacSHA256";
  public static final int MIN_KEY_BYTES = 32;

  private final SecretKeySpec key;

  /**
   * @param key at least 32 random bytes in base64
   * @throws SealKeyUnusable when it is missing, no base64, or shorter
   */
  Seal(@Value("${procession.seal-key:}") String key) {
    this.key = new SecretKeySpec(decoded(key), ALGORITHM);
  }

  private static byte[] decoded(String key) {
    var bytes = bytes(key);
    if (bytes.length < MIN_KEY_BYTES) {
      throw new SealKeyUnusable();
    }
    return bytes;
  }

  /** None of what is no base64. */
  private static byte[] bytes(String key) {
    try {
      return Base64.getDecoder().decode(key.strip());
    } catch (IllegalArgumentException e) {
      return new byte[0]; // not chained: its message could quote the key
    }
  }

  /** Whether a key can be used at all. */
  public static boolean isUsable(String key) {
    return bytes(key).length >= MIN_KEY_BYTES;
  }

  /** Whether a key looks as if it were made at random: it is no text, and its bytes differ. */
  public static boolean isRandom(String key) {
    var bytes = bytes(key);
    var different = new BitSet();
    var isText = true;
    for (var each : bytes) {
      different.set(Byte.toUnsignedInt(each));
      isText &= each >= ' ' && each <= '~';
    }
    return !isText && different.cardinality() >= MIN_KEY_BYTES / 2;
  }

  /** The seal of an instance of the process for the tenant's record. */
  public String sign(TenantId tenant, String processId, Subject subject) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (var part : new String[] {tenant.value(), processId, subject.toString()}) {
        var bytes = part.getBytes(UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether this is the seal; takes as long for a wrong one as for the right one. */
  boolean verify(String seal, TenantId tenant, String processId, Subject subject) {
    return MessageDigest.isEqual(
        seal.getBytes(UTF_8), sign(tenant, processId, subject).getBytes(UTF_8));
  }

  /** Without a good key anybody could make seals. */
  static final class SealKeyUnusable extends IllegalStateException {
    SealKeyUnusable() {
      super(
          "PROCESSION_SEAL_KEY must be at least %d random bytes in base64: make them with 'openssl rand -base64 %1$d'."
              .formatted(MIN_KEY_BYTES));
    }
  }
}
