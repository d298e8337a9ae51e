package org.procession.domain.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV after RFC 4180 in UTF-8, with a byte order mark or without, row by row; never holds
 * more of it than a row. What is no such CSV is a problem, and no guess is made but which delimiter
 * it has.
 */
final class CsvReader {

  /** Of a row; an open quotation mark would make one of all that follows. */
  static final int MAX_CHARACTERS = 100_000;

  private static final int BYTE_ORDER_MARK = '\uFEFF';

  private final Bounded bounded;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private int width; // of the widest row so far

  /**
   * A row as it stands there.
   *
   * @param number of its first line, the first of all being 1
   */
  record Line(long number, List<String> cells) {}

  /**
   * @param delimiter null to find it out by the first line
   * @throws IOException when the content breaks off
   */
  CsvReader(InputStream content, @Nullable Delimiter delimiter) throws IOException {
    bounded = new Bounded(new InputStreamReader(content, UTF_8.newDecoder()));
    var text = new BufferedReader(bounded, 2 * MAX_CHARACTERS);
    try {
      text.mark(1);
      if (text.read() != BYTE_ORDER_MARK) {
        text.reset();
      }
      var separator = (delimiter == null ? detect(text) : delimiter).character();
      parser =
          CSVParser.builder()
              .setReader(text)
              .setFormat(CSVFormat.RFC4180.builder().setDelimiter(separator).get())
              .get();
    } catch (CharacterCodingException e) {
      throw CsvUnreadable.encoding(1);
    }
    records = parser.iterator();
  }

  /** The delimiter that stands most often in the first line, but within quotation marks. */
  private static Delimiter detect(BufferedReader text) throws IOException {
    text.mark(MAX_CHARACTERS + 1);
    var counts = new EnumMap<Delimiter, Integer>(Delimiter.class);
    var quoted = false;
    for (var read = 0; read < MAX_CHARACTERS; read++) {
      var next = text.read();
      if (next < 0 || (!quoted && (next == '\n' || next == '\r'))) {
        break;
      }
      quoted ^= next == '"';
      for (var delimiter : Delimiter.values()) {
        if (!quoted && delimiter.character() == next) {
          counts.merge(delimiter, 1, Integer::sum);
        }
      }
    }
    text.reset();
    return Arrays.stream(Delimiter.values())
        .max(
            Comparator.comparing((Delimiter delimiter) -> counts.getOrDefault(delimiter, 0))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  /**
   * The next row that is not empty; null at the end.
   *
   * @throws CsvUnreadable when what follows is no CSV
   * @throws IOException when the content breaks off
   */
  @Nullable Line next() throws IOException {
    while (true) {
      var number = parser.getCurrentLineNumber() + 1;
      bounded.allow(MAX_CHARACTERS);
      try {
        if (!records.hasNext()) {
          return null;
        }
        var line = new Line(number, records.next().toList());
        if (!isEmpty(line)) {
          requireText(line);
          width = Math.max(width, line.cells().size());
          return line;
        }
      } catch (UncheckedIOException e) {
        throw failure(Objects.requireNonNull(e.getCause()), number);
      }
    }
  }

  /** In a table of one column that is a row like others. */
  private boolean isEmpty(Line line) {
    return width != 1 && line.cells().equals(List.of(""));
  }

  private static IOException failure(IOException cause, long line) {
    return switch (cause) {
      case CharacterCodingException encoding -> throw CsvUnreadable.encoding(line);
      case CSVException form -> throw CsvUnreadable.quotes(line);
      case TooLong tooLong -> throw CsvUnreadable.length(line);
      default -> cause;
    };
  }

  /** The database has no text with this character in it. */
  private static void requireText(Line line) {
    if (line.cells().stream().anyMatch(cell -> cell.indexOf('\0') >= 0)) {
      throw CsvUnreadable.nul(line.number());
    }
  }

  /** There is more without an end than a row has. */
  private static final class TooLong extends IOException {}

  /** Reads no more for a row than it may have, and what a buffer reads ahead. */
  private static final class Bounded extends FilterReader {

    private static final int AHEAD = 4 * MAX_CHARACTERS;

    private long left = AHEAD;

    Bounded(Reader in) {
      super(in);
    }

    void allow(int characters) {
      left = characters + (long) AHEAD;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      var count = in.read(buffer, offset, length);
      left -= Math.max(count, 0);
      if (left < 0) {
        throw new TooLong();
      }
      return count;
    }
  }
}
