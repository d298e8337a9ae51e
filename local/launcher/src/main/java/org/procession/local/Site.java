package org.procession.local;

import java.nio.file.Path;

/**
 * Where one house stands.
 *
 * @param home the folder with everything it keeps
 * @param ports the numbers of its ports
 * @param checkout the software of its parts
 * @param lasting whether it outlives the JVM that starts it, by its processes and by its data; the
 *     site of a test run does not
 */
record Site(Path home, Ports ports, Checkout checkout, boolean lasting) {
  /** What a part keeps; survives stop and start. */
  Path data(String part) {
    return home.resolve("data").resolve(part);
  }

  /** What a part says. */
  Path log(String part) {
    return home.resolve("logs").resolve(part + ".log");
  }

  /** What a part needs only while it runs. */
  Path temporary(String part) {
    return home.resolve("tmp").resolve(part);
  }

  /** Who runs, for the next start and for other shells. */
  Path run() {
    return home.resolve("run");
  }

  /** Its passwords and keys. */
  Secrets secrets() {
    return new Secrets(home.resolve("secrets"));
  }
}
