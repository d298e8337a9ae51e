package org.procession.domain.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.EventLog;
import org.procession.domain.files.storage.Bucket;
import org.procession.domain.files.storage.ObjectStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Has a scanner look at what waits in quarantine. */
@Service
public class ScanningVersions {

  private final Files files;
  private final ObjectStore store;
  private final EventLog events;
  private final TransactionOperations transactions;
  private final Clock clock;

  ScanningVersions(
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

  /** What was found in which version. */
  public record Scan(int number, Finding finding) {}

  /** A version that a step is to scan, or has scanned. */
  private record Begun(
      int number, String key, long size, String sha256, @Nullable Finding finding) {}

  /**
   * Scans the oldest version that waits for it. Idempotent by step: a repeated call has the result
   * of the first, and goes on with the same version when the first got nowhere. When none waits,
   * one that was found to be clean, but whose text nobody has read, is found again without a scan.
   *
   * @param step what tells this scan from others of the same file: the engine's job key
   * @return nothing when no version waits
   * @throws VirusScanner.Unavailable when no scanner answers; the version waits on
   * @throws org.procession.domain.files.storage.StorageUnavailable when the content cannot be read;
   *     the version waits on
   */
  public Optional<Scan> scan(FileId id, long step, VirusScanner scanner) {
    var begun = transactions.execute(t -> begin(id, step));
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    var version = begun.get();
    if (version.finding() != null) {
      return Optional.of(new Scan(version.number(), version.finding()));
    }
    var result = ask(scanner, version);
    transactions.executeWithoutResult(t -> end(id, version.number(), result));
    return Optional.of(new Scan(version.number(), result.finding()));
  }

  private Optional<Begun> begin(FileId id, long step) {
    var file = files.require(id);
    return file.first(version -> version.isScannedBy(step))
        .or(
            () -> {
              var next = file.first(FileVersion::waitsForScan);
              next.ifPresent(number -> file.require(number).beginScan(step));
              return next;
            })
        .or(() -> file.first(FileVersion::waitsForText))
        .map(number -> begun(number, file.require(number)));
  }

  private static Begun begun(int number, FileVersion version) {
    return new Begun(
        number, version.storageKey(), version.size(), version.sha256(), version.finding());
  }

  private VirusScanner.Result ask(VirusScanner scanner, Begun version) {
    try {
      return store
          .read(
              Bucket.QUARANTINE,
              version.key(),
              content -> {
                var measured = new MeasuredContent(content);
                var result = scanner.scan(measured);
                return result.finding() == Finding.CLEAN && !isSame(measured, version)
                    ? changed(result.scanner())
                    : result;
              })
          .orElseGet(() -> changed("none"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the scanner saw just what was uploaded. */
  private static boolean isSame(MeasuredContent scanned, Begun version) {
    return scanned.size() == version.size() && scanned.sha256().equals(version.sha256());
  }

  private static VirusScanner.Result changed(String scanner) {
    return new VirusScanner.Result(Finding.CHANGED, "not the content that was uploaded", scanner);
  }

  private void end(FileId id, int number, VirusScanner.Result result) {
    var file = files.require(id);
    file.require(number).endScan(result, clock.instant());
    switch (result.finding()) {
      case CLEAN -> {
        // Told when it can be downloaded.
      }
      case INFECTED ->
          events.record(
              new FileInfected(
                  id,
                  number,
                  file.name(),
                  Objects.requireNonNullElse(result.signature(), "unknown"),
                  file.concerns()));
      case ENCRYPTED, LIMIT_EXCEEDED, TOO_LARGE, SCAN_FAILED, CHANGED ->
          events.record(
              new FileNotScannable(id, number, file.name(), result.finding(), file.concerns()));
    }
  }
}
