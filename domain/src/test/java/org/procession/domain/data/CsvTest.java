package org.procession.domain.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class CsvTest {

  @Property(tries = 300)
  void readsWhatWasWritten(@ForAll("tables") List<List<String>> table) throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = new CsvWriter(out);
    for (var row : table) {
      writer.write(row);
    }
    writer.flush();
    var read =
        rows(out.toByteArray(), Delimiter.COMMA).stream()
            .map(line -> line.cells().stream().map(Formulas::unescape).toList())
            .toList();
    assertThat(read).isEqualTo(table);
  }

  /** Tables of two columns or more, whose cells have a bit of everything. */
  @Provide
  Arbitrary<List<List<String>>> tables() {
    var special =
        Arbitraries.of("'", "=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", ";", " ", "#");
    var any = Arbitraries.strings().excludeChars('\0').ofMaxLength(5).filter(CsvTest::isText);
    var cells =
        Arbitraries.oneOf(special, any).list().ofMaxSize(4).map(parts -> String.join("", parts));
    return Arbitraries.integers()
        .between(2, 5)
        .flatMap(width -> cells.list().ofSize(width).list().ofMinSize(1).ofMaxSize(8));
  }

  private static boolean isText(String text) {
    return UTF_8.newEncoder().canEncode(text);
  }

  private static List<CsvReader.Line> rows(byte[] content, @Nullable Delimiter delimiter)
      throws IOException {
    var reader = new CsvReader(new ByteArrayInputStream(content), delimiter);
    var found = new ArrayList<CsvReader.Line>();
    for (var line = reader.next(); line != null; line = reader.next()) {
      found.add(line);
    }
    return found;
  }

  private static List<CsvReader.Line> rows(String content) throws IOException {
    return rows(content.getBytes(UTF_8), null);
  }

  @Property
  void writesNothingThatSpreadsheetsTakeForAFormula(@ForAll("tables") List<List<String>> table) {
    assertThat(table.stream().flatMap(List::stream).map(Formulas::escape))
        .noneMatch(text -> text.matches("(?s)[=+\\-@\t\r\n].*"));
  }

  @Example
  void findsOutTheDelimiterByTheHeadings() throws IOException {
    for (var content : List.of("a,b\n1;2,3\n", "a;b\n1;2,3\n", "a\tb\n1\t2,3\n")) {
      assertThat(rows(content).getFirst().cells()).as(content).containsExactly("a", "b");
    }
    assertThat(rows("\"a;b;c\",d\n").getFirst().cells()).containsExactly("a;b;c", "d");
  }

  @Example
  void readsWithAByteOrderMarkAndWithout() throws IOException {
    assertThat(rows("\uFEFFa,b\n").getFirst().cells()).containsExactly("a", "b");
    assertThat(rows("a,b").getFirst().cells()).containsExactly("a", "b");
    assertThat(rows("")).isEmpty();
  }

  @Example
  void tellsInWhichLineARowBegins() throws IOException {
    assertThat(rows("a,b\r\n\"1\n2\",3\r\n\r\n4,5\r\n"))
        .extracting(CsvReader.Line::number)
        .containsExactly(1L, 2L, 5L);
  }

  @Example
  void refusesWhatIsNoCsvInUtf8() {
    assertThatThrownBy(() -> rows("a,b\n1,\"2\n3,4\n"))
        .isInstanceOf(CsvUnreadable.class)
        .hasMessageStartingWith("Line 2:");
    assertThatThrownBy(() -> rows("a,b\n\"1\"x,2\n")).isInstanceOf(CsvUnreadable.class);
    assertThatThrownBy(() -> rows("a,b\n1,\0\n")).isInstanceOf(CsvUnreadable.class);
    assertThatThrownBy(() -> rows("a,b\n1,\u00e4\n".getBytes(ISO_8859_1), null))
        .isInstanceOf(CsvUnreadable.class);
  }

  /** Nothing that comes fills the memory. */
  @Example
  void readsNoEndlessRow() {
    for (var beginning : List.of("a,b\n1,\"", "a,b\n1,", "")) {
      var content = Stream.generate(() -> "x".repeat(10_000)).iterator();
      assertThatThrownBy(() -> read(new Endless(beginning, content)))
          .isInstanceOf(CsvUnreadable.class);
    }
  }

  private static void read(InputStream content) throws IOException {
    var reader = new CsvReader(content, Delimiter.COMMA);
    while (reader.next() != null) {
      // goes on
    }
  }

  /** Text that never ends. */
  private static final class Endless extends InputStream {
    private final java.util.Iterator<String> more;
    private InputStream part;

    Endless(String beginning, java.util.Iterator<String> more) {
      this.part = new ByteArrayInputStream(beginning.getBytes(UTF_8));
      this.more = more;
    }

    @Override
    public int read() throws IOException {
      var next = part.read();
      if (next >= 0) {
        return next;
      }
      part = new ByteArrayInputStream(more.next().getBytes(UTF_8));
      return part.read();
    }
  }
}
