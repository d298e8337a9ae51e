package org.procession.bench.drill;

import java.nio.file.Path;

/** The command {@code ./procession drill}, after the script has built what was to be built. */
public final class Main {

  private Main() {}

  /** Exits as {@link #run} says. */
  public static void main(String... words) throws Exception {
    System.exit(run(words));
  }

  /**
   * Runs a drill on a house of its own.
   *
   * @param words see {@link DrillOptions}
   * @return 0 when nothing was lost, doubled or otherwise wrong, 1 when something was, 2 when the
   *     words are not understood
   */
  public static int run(String... words) throws Exception {
    DrillOptions options;
    try {
      options = DrillOptions.of(words);
    } catch (IllegalArgumentException e) {
      System.err.printf("%s%n%s%n", e.getMessage(), DrillOptions.USAGE);
      return 2;
    }
    var folder = Path.of(System.getProperty("procession.checkout", "."), "target", "drill");
    return new Drill(options, System.out, folder).run() ? 0 : 1;
  }
}
