package org.procession.engine;

import java.util.regex.Pattern;

/** The version of an engine, as far as it says what the engine can do. */
record EngineVersion(int major, int minor) {

  /** The first that can be asked about all its instances, and exports no records by itself. */
  static final EngineVersion SEARCHABLE = new EngineVersion(8, 8);

  private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+)\\..*");

  /**
   * @param text {@code 8.9.23}, {@code 8.10.0-alpha1}
   * @throws EngineUnavailable when it has no such form
   */
  static EngineVersion parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new EngineUnavailable("The engine calls its version '%s'.".formatted(text), null);
    }
    return new EngineVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  boolean isAtLeast(EngineVersion other) {
    return major > other.major || (major == other.major && minor >= other.minor);
  }
}
