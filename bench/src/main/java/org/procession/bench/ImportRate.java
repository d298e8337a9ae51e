package org.procession.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How many rows of clients a second are imported, from the first byte that is sent until the import
 * is done, and how much memory that takes beyond what a small import took.
 */
final class ImportRate implements Benchmark {

  private static final String PATH = "/api/data/imports";
  private static final double AIM = 5_000;
  private static final int SMALL = 2_000;

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    var rows = bed.size(100_000, 1_000_000);
    imported(bed, "small", SMALL);
    PeakMemory.watch(
        bed,
        "import",
        () -> {
          var took = imported(bed, "large", rows);
          figures.accept(Figure.of("import.rows", rows, "rows"));
          figures.accept(Figure.of("import.received", rows / seconds(took.received()), "rows/s"));
          figures.accept(
              Figure.of("import.rate", rows / seconds(took.done()), "rows/s").atLeast(AIM));
        },
        figures);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /** How long it took until the content was there, and until the import was done. */
  private record Took(Duration received, Duration done) {}

  private static Took imported(Bed bed, String name, int rows) throws InterruptedException {
    var path = PATH + "/" + bed.create(Bed.CLERK, PATH, Map.of("type", "client"));
    var begin = System.nanoTime();
    bed.put(Bed.CLERK, path + "/content", "text/csv", () -> new Table(name, rows));
    var received = Duration.ofNanos(System.nanoTime() - begin);
    bed.await(
        "the import " + name,
        () -> bed.get(Bed.CLERK, path).path("state").asString().equals("DONE"));
    var done = Duration.ofNanos(System.nanoTime() - begin);
    var created = bed.get(Bed.CLERK, path).at("/rows/created").asInt();
    if (created != rows) {
      throw new IllegalStateException("%d of %d rows were taken".formatted(created, rows));
    }
    return new Took(received, done);
  }

  private static String headings() {
    return "externalReference,name,address.line1,address.postcode,address.city,address.country,email,segment,language\r\n";
  }

  private static String row(String name, int n) {
    return "%1$s-%2$d,Company %2$d,Market %2$d,10115,Berlin,DE,office@c%2$d.example,STANDARD,de\r\n"
        .formatted(name, n);
  }

  /** A table that is made as it is read. */
  private static final class Table extends InputStream {
    private final String name;
    private final int rows;
    private int next;
    private InputStream line = InputStream.nullInputStream();

    Table(String name, int rows) {
      this.name = name;
      this.rows = rows;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var count = line.read(buffer, offset, length);
      if (count >= 0 || next > rows) {
        return count;
      }
      var text = next == 0 ? headings() : row(name, next);
      line = new ByteArrayInputStream(text.getBytes(UTF_8));
      next++;
      return line.read(buffer, offset, length);
    }
  }
}
