package org.procession.domain.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV after RFC 4180 in UTF-8, row by row, in which spreadsheets find no formulas; a cell of
 * nothing is empty.
 */
public final class CsvWriter {

  private final CSVPrinter printer;

  public CsvWriter(OutputStream out) throws IOException {
    printer =
        new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, UTF_8)), CSVFormat.RFC4180);
  }

  public void write(List<? extends @Nullable String> cells) throws IOException {
    for (var cell : cells) {
      printer.print(cell == null ? "" : Formulas.escape(cell));
    }
    printer.println();
  }

  public void flush() throws IOException {
    printer.flush();
  }
}
