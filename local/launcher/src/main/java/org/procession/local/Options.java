package org.procession.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was asked for on the command line. */
final class Options {
  private static final int HIGHEST_OFFSET = 65_535 - Port.ZEEBE_INTERNAL.number;

  private final List<String> operands = new ArrayList<>();
  private Path home = Path.of(System.getProperty("user.home"), ".procession");
  private int portOffset;
  private Set<String> only = Set.of();
  private Set<String> with = Set.of();
  private boolean yes;
  private boolean follow;
  private boolean story = true;
  private boolean once;

  private Options() {}

  /** Reads the words of a command line. */
  static Options of(String... words) {
    var options = new Options();
    var rest = List.of(words).iterator();
    while (rest.hasNext()) options.read(rest.next(), rest);
    return options;
  }

  private void read(String word, Iterator<String> rest) {
    switch (word) {
      case "--home" -> home = Path.of(value(word, rest));
      case "--port-offset" -> portOffset = offset(value(word, rest));
      case "--only" -> only = names(value(word, rest));
      case "--with" -> with = names(value(word, rest));
      case "--yes", "-y" -> yes = true;
      case "--follow", "-f" -> follow = true;
      case "--no-story" -> story = false;
      case "--once" -> once = true;
      default -> {
        if (word.startsWith("-")) throw wrong("There is no option " + word + ".");
        operands.add(word);
      }
    }
  }

  /** The command, or the empty text. */
  String command() {
    return operands.isEmpty() ? "" : operands.getFirst();
  }

  /** What the command is about, such as the part whose log is to be shown. */
  String subject() {
    if (operands.size() < 2)
      throw wrong("./procession " + command() + " needs the name of a part.");
    return operands.get(1);
  }

  /** The folder of the house. */
  Path home() {
    return home.toAbsolutePath().normalize();
  }

  /** What is added to every port. */
  int portOffset() {
    return portOffset;
  }

  /** The parts to start, beside what they need; empty for the usual ones. */
  Set<String> only() {
    return only;
  }

  /** The parts to start beside the usual ones. */
  Set<String> with() {
    return with;
  }

  /** Whether to go ahead without asking. */
  boolean yes() {
    return yes;
  }

  /** Whether to go on showing a log as it grows. */
  boolean follow() {
    return follow;
  }

  /** Whether the demo company is to have cases of its own. */
  boolean story() {
    return story;
  }

  /** Whether nothing is to be done for later starts, which costs time while the house runs. */
  boolean once() {
    return once;
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) throw wrong(option + " needs a value.");
    return rest.next();
  }

  private static int offset(String text) {
    try {
      int offset = Integer.parseInt(text);
      if (offset >= 0 && offset <= HIGHEST_OFFSET) return offset;
    } catch (NumberFormatException e) {
      // as wrong as a number out of range
    }
    throw wrong("--port-offset is a number from 0 to " + HIGHEST_OFFSET + ", not " + text + ".");
  }

  private static Set<String> names(String text) {
    return new LinkedHashSet<>(Arrays.asList(text.split(",", -1)));
  }

  private static Trouble wrong(String what) {
    return new Trouble(what, "./procession help tells what there is.");
  }
}
