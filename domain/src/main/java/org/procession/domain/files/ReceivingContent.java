package org.procession.domain.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.procession.domain.Problem;
import org.procession.domain.events.EventLog;
import org.procession.domain.files.storage.Bucket;
import org.procession.domain.files.storage.ObjectStore;
import org.procession.domain.files.storage.StorageUnavailable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the content of a version into quarantine, through us or past us, if it is what was
 * declared; the event starts {@code FileScanningProcess}. Content that is not is deleted, and the
 * version waits for the right one as before. Both ways are idempotent: content that came already is
 * not taken again.
 */
@Service
public class ReceivingContent {

  private final Files files;
  private final ObjectStore store;
  private final EventLog events;
  private final TransactionOperations transactions;
  private final Clock clock;

  ReceivingContent(
      Files files,
      ObjectStore store,
      EventLog events,
      TransactionOperations transactions,
      Clock clock) {
    this.files = files;
    this.store = store;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What the content of a version has to be. */
  private record Expected(
      FileId file, int number, String key, String mediaType, long size, String sha256) {}

  /** A version that may get its content, or has it. */
  private record Awaited(Expected expected, FileRecord file, boolean isThere) {}

  private Awaited await(FileId id, int number) {
    return transactions.execute(
        t -> {
          var file = files.require(id);
          var version = file.require(number);
          if (!version.isThere()) {
            version.requireStatus(number, "completed", FileStatus.AWAITING_CONTENT);
          }
          return new Awaited(
              new Expected(
                  id,
                  number,
                  version.storageKey(),
                  file.mediaType(),
                  version.size(),
                  version.sha256()),
              file.record(),
              version.isThere());
        });
  }

  /**
   * Takes content as it streams, without holding it in memory.
   *
   * @throws FileVersionNotInStatus when the version was rejected
   * @throws ContentInterrupted when it breaks off
   * @throws SizeWrong when it is longer or shorter than declared
   * @throws TypeWrong when its first bytes are not those of the declared type
   * @throws ChecksumWrong when it is other than declared
   * @throws StorageUnavailable when it cannot be stored
   */
  public FileRecord receive(FileId id, int number, InputStream content) {
    var awaited = await(id, number);
    if (awaited.isThere()) {
      return awaited.file();
    }
    var expected = awaited.expected();
    var measured = new MeasuredContent(content);
    try {
      var head = measured.readNBytes(MediaTypes.HEAD);
      if (measured.hasEnded() && measured.size() < expected.size()) {
        throw new SizeWrong(expected.size(), measured.size());
      }
      var type = requireType(expected, head);
      store.put(
          Bucket.QUARANTINE,
          expected.key(),
          expected.size(),
          new SequenceInputStream(new ByteArrayInputStream(head), measured));
      return verified(expected, measured, type);
    } catch (IOException e) {
      throw new ContentInterrupted(measured.size());
    } catch (StorageUnavailable e) {
      if (measured.failure().isPresent()) {
        throw new ContentInterrupted(measured.size());
      }
      if (measured.hasEnded() && measured.size() < expected.size()) {
        throw new SizeWrong(expected.size(), measured.size());
      }
      throw e;
    }
  }

  /**
   * Looks at content that its uploader has put into quarantine past us.
   *
   * @throws FileVersionNotInStatus when the version was rejected
   * @throws ContentMissing when nothing was put there
   * @throws SizeWrong when it is longer or shorter than declared
   * @throws TypeWrong when its first bytes are not those of the declared type
   * @throws ChecksumWrong when it is other than declared
   * @throws StorageUnavailable when it cannot be looked at
   */
  public FileRecord complete(FileId id, int number) {
    var awaited = await(id, number);
    if (awaited.isThere()) {
      return awaited.file();
    }
    var expected = awaited.expected();
    try {
      return store
          .read(
              Bucket.QUARANTINE,
              expected.key(),
              content -> {
                var measured = new MeasuredContent(content);
                var type = requireType(expected, measured.readNBytes(MediaTypes.HEAD));
                measured.transferTo(OutputStream.nullOutputStream());
                return verified(expected, measured, type);
              })
          .orElseThrow(() -> new ContentMissing(number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of what was stored, all but its type, which shows earlier. */
  private FileRecord verified(Expected expected, MeasuredContent measured, String type)
      throws IOException {
    if (measured.read() >= 0 || measured.size() != expected.size()) {
      store.delete(Bucket.QUARANTINE, expected.key());
      throw new SizeWrong(expected.size(), measured.size());
    }
    var sha256 = measured.sha256();
    if (!sha256.equals(expected.sha256())) {
      store.delete(Bucket.QUARANTINE, expected.key());
      throw new ChecksumWrong(expected.sha256(), sha256);
    }
    try {
      return arrived(expected, type);
    } catch (FileVersionNotInStatus e) {
      // It was given up while it came.
      store.delete(Bucket.QUARANTINE, expected.key());
      throw e;
    }
  }

  private String requireType(Expected expected, byte[] head) {
    var detected = MediaTypes.detect(head);
    if (!MediaTypes.fits(expected.mediaType(), detected)) {
      store.delete(Bucket.QUARANTINE, expected.key());
      throw new TypeWrong(expected.mediaType(), detected);
    }
    return detected;
  }

  private FileRecord arrived(Expected expected, String type) {
    return transactions.execute(
        t -> {
          var file = files.require(expected.file());
          if (file.require(expected.number()).arrive(expected.number(), type, clock.instant())) {
            events.record(
                new FileUploaded(
                    file.id(),
                    expected.number(),
                    file.name(),
                    file.mediaType(),
                    expected.size(),
                    expected.sha256(),
                    file.concerns()));
            files.flush();
          }
          return file.record();
        });
  }

  /** Nothing was uploaded yet. */
  public static final class ContentMissing extends Problem {
    ContentMissing(int number) {
      super(
          Kind.CONFLICT,
          "FILE_CONTENT_MISSING",
          "Nothing has been uploaded for version %d yet: send the content first."
              .formatted(number));
    }
  }

  /** The content broke off. */
  public static final class ContentInterrupted extends Problem {
    ContentInterrupted(long size) {
      super(
          "FILE_CONTENT_INTERRUPTED",
          "The content broke off after %,d bytes: send it again.".formatted(size));
    }
  }

  /** The content has not as many bytes as declared. */
  public static final class SizeWrong extends Problem {
    SizeWrong(long declared, long actual) {
      super(
          "FILE_SIZE_WRONG",
          actual > declared
              ? "The content has more than the %,d bytes that were declared.".formatted(declared)
              : "The content has %,d bytes, not the %,d that were declared."
                  .formatted(actual, declared));
    }
  }

  /** The content is not the one that was declared. */
  public static final class ChecksumWrong extends Problem {
    ChecksumWrong(String declared, String actual) {
      super(
          "FILE_CHECKSUM_WRONG",
          "The SHA-256 of the content is %s, not %s as declared: send the right content."
              .formatted(actual, declared));
    }
  }

  /** The content cannot be of the declared type. */
  public static final class TypeWrong extends Problem {
    TypeWrong(String declared, String detected) {
      super(
          "FILE_TYPE_WRONG",
          "This is no %s; by its first bytes it is %s.".formatted(declared, detected));
    }
  }
}
