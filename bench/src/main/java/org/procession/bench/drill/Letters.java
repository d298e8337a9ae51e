package org.procession.bench.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the mail server took, whether or not it was killed since. */
final class Letters {

  /** As our own relay makes it: the message's id is in it. */
  private static final Pattern MESSAGE_ID =
      Pattern.compile("^Message-ID: <([^@>]+)@", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private Letters() {}

  /** How often each message came, by its id. */
  static Map<String, Long> taken(Path folder) {
    try (var letters = Files.list(folder)) {
      return letters
          .filter(letter -> letter.toString().endsWith(".eml"))
          .map(Letters::message)
          .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String message(Path letter) {
    try {
      var id = MESSAGE_ID.matcher(Files.readString(letter, StandardCharsets.ISO_8859_1));
      return id.find() ? id.group(1) : letter.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
