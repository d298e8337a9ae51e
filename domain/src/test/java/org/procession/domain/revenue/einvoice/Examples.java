package org.procession.domain.revenue.einvoice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The example documents of the norm. */
final class Examples {

  static final List<String> ALL =
      List.of(
          "ubl-example1.xml",
          "ubl-example3.xml",
          "ubl-example5.xml",
          "ubl-example7.xml",
          "ubl-creditnote1.xml",
          "cii-example1.xml",
          "cii-example3.xml",
          "cii-example5.xml");

  private Examples() {}

  static byte[] bytes(String name) {
    try (var example = Examples.class.getResourceAsStream("/en16931/" + name)) {
      return Objects.requireNonNull(example, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** The example with every occurrence of a text replaced; it must have one. */
  static byte[] with(String name, String text, String replacement) {
    var original = text(name);
    if (!original.contains(text)) {
      throw new IllegalArgumentException(name + " has no " + text);
    }
    return original.replace(text, replacement).getBytes(StandardCharsets.UTF_8);
  }

  /** The example without the part that a regular expression matches first; it must match. */
  static byte[] without(String name, String pattern) {
    var original = text(name);
    var changed = original.replaceFirst("(?s)" + pattern, "");
    if (changed.equals(original)) {
      throw new IllegalArgumentException(name + " has no " + pattern);
    }
    return changed.getBytes(StandardCharsets.UTF_8);
  }
}
