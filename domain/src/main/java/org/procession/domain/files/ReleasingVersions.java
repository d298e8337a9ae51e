package org.procession.domain.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.procession.domain.Problem;
import org.procession.domain.events.EventLog;
import org.procession.domain.files.storage.Bucket;
import org.procession.domain.files.storage.ObjectStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Moves what a scanner found clean out of quarantine. */
@Service
public class ReleasingVersions {

  private final Files files;
  private final ObjectStore store;
  private final EventLog events;
  private final TransactionOperations transactions;

  ReleasingVersions(
      Files files, ObjectStore store, EventLog events, TransactionOperations transactions) {
    this.files = files;
    this.store = store;
    this.events = events;
    this.transactions = transactions;
  }

  private record Scanned(String key, long size, String sha256, boolean isReleased) {}

  /**
   * Releases a version: from now on it can be downloaded. What is moved is measured on the way, so
   * that nothing gets out that the scanner has not seen. Idempotent by status.
   *
   * @throws FileNotClean when no scanner found it clean
   * @throws ContentChanged when it is no longer what was scanned; noted
   * @throws org.procession.domain.files.storage.StorageUnavailable when it cannot be moved now
   */
  public void release(FileId id, int number) {
    var version = transactions.execute(t -> scanned(id, number));
    if (!version.isReleased()) {
      if (!copy(version)) {
        store.delete(Bucket.CLEAN, version.key());
        transactions.executeWithoutResult(t -> noteChange(id, number));
        throw new ContentChanged(number);
      }
      transactions.executeWithoutResult(t -> note(id, number));
    }
    store.delete(Bucket.QUARANTINE, version.key());
  }

  private Scanned scanned(FileId id, int number) {
    var version = files.require(id).require(number);
    var isReleased = version.status() == FileStatus.CLEAN;
    if (!isReleased && version.finding() != Finding.CLEAN) {
      throw new FileNotClean(number, version.status());
    }
    return new Scanned(version.storageKey(), version.size(), version.sha256(), isReleased);
  }

  /**
   * @return whether it was what the scanner had seen
   */
  private boolean copy(Scanned version) {
    try {
      return store
          .read(
              Bucket.QUARANTINE,
              version.key(),
              content -> {
                if (content.size() != version.size()) {
                  return false;
                }
                var measured = new MeasuredContent(content);
                store.put(Bucket.CLEAN, version.key(), version.size(), measured);
                return measured.sha256().equals(version.sha256());
              })
          .orElse(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(FileId id, int number) {
    var file = files.require(id);
    var version = file.require(number);
    if (version.release(number)) {
      events.record(
          new FileScanned(
              id,
              number,
              file.name(),
              Objects.requireNonNull(version.record(number).scanner()),
              file.concerns()));
    }
  }

  private void noteChange(FileId id, int number) {
    var file = files.require(id);
    file.require(number).noteChange();
    events.record(new FileNotScannable(id, number, file.name(), Finding.CHANGED, file.concerns()));
  }

  /** Somebody exchanged the content between the scan and now. */
  public static final class ContentChanged extends Problem {

    /** The code of the BPMN error. */
    public static final String CODE = "FILE_CONTENT_CHANGED";

    ContentChanged(int number) {
      super(
          Kind.CONFLICT,
          CODE,
          "The content of version %d is not the one that was scanned.".formatted(number));
    }
  }
}
