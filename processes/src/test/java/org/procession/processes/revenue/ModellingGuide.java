package org.procession.processes.revenue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What docs/modelling.md tells a designer to do.
 *
 * @param text in one line
 */
record ModellingGuide(String text, List<Cell> cells, String form, String step) {

  /**
   * A change of a decision table.
   *
   * @param rule the first is 1
   * @param column its label
   */
  record Cell(int rule, String column, String was, String becomes) {}

  private static final Pattern CELL =
      Pattern.compile("\\| (\\d+) \\| ([^|]+) \\| `([^`]+)` \\| `([^`]+)` \\|");

  static ModellingGuide read() {
    try {
      var text = Files.readString(Path.of("..", "docs", "modelling.md"));
      var cells =
          CELL.matcher(text)
              .results()
              .map(
                  row ->
                      new Cell(
                          Integer.parseInt(row.group(1)), row.group(2), row.group(3), row.group(4)))
              .toList();
      return new ModellingGuide(
          text.replaceAll("\\s+", " "), cells, block("json", text), block("xml", text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String block(String language, String text) {
    var block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(text);
    if (!block.find()) throw new AssertionError("The guide has no block of " + language);
    return block.group(1);
  }
}
