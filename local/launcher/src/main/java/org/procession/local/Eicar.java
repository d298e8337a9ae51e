package org.procession.local;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The test file of EICAR, which every virus scanner takes for a virus although it is none: <a
 * href="https://www.eicar.org/download-anti-malware-testfile/">68 characters</a>.
 */
public final class Eicar {
  /** In pieces, or else scanners would find it here. */
  private static final String TEXT =
      String.join("EICAR", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

  private Eicar() {}

  /** The whole file. */
  public static byte[] bytes() {
    return TEXT.getBytes(StandardCharsets.US_ASCII);
  }

  /** The whole file as signatures of ClamAV have it. */
  static String hex() {
    return HexFormat.of().formatHex(bytes());
  }
}
