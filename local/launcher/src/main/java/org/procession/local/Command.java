package org.procession.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program with its arguments and what it finds in its environment beside what we have in ours.
 */
record Command(List<String> words, Map<String, String> environment) {
  static Command of(String... words) {
    return new Command(List.of(words), Map.of());
  }

  /** The same, run by another program that takes a command as its last arguments. */
  Command by(String... program) {
    var all = new ArrayList<>(List.of(program));
    all.addAll(words);
    return new Command(all, environment);
  }

  /** The same, with more in its environment. */
  Command with(Map<String, String> more) {
    var all = new HashMap<>(environment);
    all.putAll(more);
    return new Command(words, all);
  }
}
