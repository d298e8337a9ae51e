package org.procession.bench;

import java.util.Random;

/**
 * Made-up words, of which there are so many that each stands in some dozens of 100,000 texts with
 * three words each.
 */
final class Words {

  private static final int KNOWN = 5_000;

  /** An expression of SQL for one of them, another one for each row. */
  static final String SQL = "'word' || to_hex(floor(random() * %d)::int * 7919)".formatted(KNOWN);

  private final Random random = new Random(1);

  String next() {
    return "word" + Integer.toHexString(random.nextInt(KNOWN) * 7919);
  }
}
