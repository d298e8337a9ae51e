package org.procession.workers.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.procession.domain.files.Finding;
import org.procession.domain.files.VirusScanner;
import org.springframework.stereotype.Component;

/**
 * Has ClamAV scan content, and all that is in a ZIP archive once more by itself. For of a packed
 * file that is larger than it scans, ClamAV looks at the beginning only and calls it clean, and
 * into archives of the format ZIP64 it does not look at all. Content is copied to a temporary file
 * on the way, since a ZIP archive is read from its end.
 */
@Component
class ArchiveScanner implements VirusScanner {

  /** Archives within archives; nobody packs so often for a good reason. */
  private static final int MAX_DEPTH = 8;

  private static final int MAX_ENTRIES = 10_000;

  /** End of central directory record (APPNOTE 4.3.16), without and with the longest comment. */
  private static final int SHORTEST_END = 22;

  private static final int LONGEST_END = SHORTEST_END + 0xffff;

  private final Clamd clamd;
  private final long maxUnpacked;

  ArchiveScanner(Clamd clamd, ClamdProperties properties) {
    this.clamd = clamd;
    this.maxUnpacked = properties.maxUnpacked().toBytes();
  }

  @Override
  public Result scan(InputStream content) throws IOException {
    return scan(content, 0, new Budget(maxUnpacked, MAX_ENTRIES));
  }

  /** What may still be unpacked. */
  private static final class Budget {
    private long bytes;
    private int entries;

    Budget(long bytes, int entries) {
      this.bytes = bytes;
      this.entries = entries;
    }

    boolean allows(int more) {
      bytes -= more;
      return bytes >= 0;
    }

    boolean allowsAnotherEntry() {
      return --entries >= 0;
    }
  }

  private Result scan(InputStream content, int depth, Budget budget) throws IOException {
    var copy = Files.createTempFile("scan", null);
    try {
      Result result;
      try (var out = Files.newOutputStream(copy)) {
        result = clamd.scan(new Copying(content, out));
      }
      return result.finding() == Finding.CLEAN && endsAsAnArchive(copy)
          ? scanEntries(copy, depth, budget, result)
          : result;
    } finally {
      Files.delete(copy);
    }
  }

  private Result scanEntries(Path archive, int depth, Budget budget, Result clean) {
    if (depth >= MAX_DEPTH) {
      return new Result(Finding.LIMIT_EXCEEDED, "archives within archives", clean.scanner());
    }
    try (var zip = new ZipFile(archive.toFile())) {
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var result = scanEntry(zip, entries.nextElement(), depth, budget, clean);
        if (result.finding() != Finding.CLEAN) {
          return result;
        }
      }
      return clean;
    } catch (IOException e) {
      return new Result(Finding.SCAN_FAILED, "an archive that cannot be read", clean.scanner());
    }
  }

  private Result scanEntry(ZipFile zip, ZipEntry entry, int depth, Budget budget, Result clean)
      throws IOException {
    if (!budget.allowsAnotherEntry()) {
      return new Result(Finding.LIMIT_EXCEEDED, "too many packed files", clean.scanner());
    }
    try (var unpacked = new Unpacking(zip.getInputStream(entry), budget)) {
      var result = scan(unpacked, depth + 1, budget);
      return result.finding() == Finding.TOO_LARGE
          ? new Result(Finding.LIMIT_EXCEEDED, result.signature(), result.scanner())
          : result;
    } catch (TooMuch e) {
      return new Result(Finding.LIMIT_EXCEEDED, "too much packed content", clean.scanner());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Whether programs that unpack would take the file for a ZIP archive, wherever it begins. */
  private static boolean endsAsAnArchive(Path file) throws IOException {
    try (var reading = new RandomAccessFile(file.toFile(), "r")) {
      var length = (int) Math.min(reading.length(), LONGEST_END);
      var end = new byte[length];
      reading.seek(reading.length() - length);
      reading.readFully(end);
      for (var at = length - SHORTEST_END; at >= 0; at--) {
        if (end[at] == 'P' && end[at + 1] == 'K' && end[at + 2] == 5 && end[at + 3] == 6) {
          return true;
        }
      }
      return false;
    }
  }

  /** Writes down what passes. */
  private static final class Copying extends FilterInputStream {
    private final OutputStream copy;

    Copying(InputStream content, OutputStream copy) {
      super(content);
      this.copy = copy;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      try {
        var count = in.read(buffer, offset, length);
        if (count > 0) {
          copy.write(buffer, offset, count);
        }
        return count;
      } catch (IOException e) {
        throw new UncheckedIOException(e); // not to be taken for one of the scanner's connection
      }
    }
  }

  /** Stops when more comes out than may. */
  private static final class Unpacking extends FilterInputStream {
    private final Budget budget;

    Unpacking(InputStream content, Budget budget) {
      super(content);
      this.budget = budget;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var count = in.read(buffer, offset, length);
      if (!budget.allows(Math.max(count, 0))) {
        throw new TooMuch();
      }
      return count;
    }
  }

  /** An archive unpacks to more than may be unpacked. */
  private static final class TooMuch extends RuntimeException {}
}
