package org.procession.domain.files;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.procession.domain.events.EventLog;
import org.procession.domain.files.storage.Bucket;
import org.procession.domain.files.storage.ObjectStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Gives up content that was declared and did not come, so that nothing of it stays for ever. */
@Service
public class ExpiringUploads {

  private final Files files;
  private final ObjectStore store;
  private final EventLog events;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final Duration within;

  ExpiringUploads(
      Files files,
      ObjectStore store,
      EventLog events,
      TransactionOperations transactions,
      Clock clock,
      FileProperties properties) {
    this.files = files;
    this.store = store;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
    this.within = properties.uploadWithin();
  }

  /** A version that was given up, of which something may be in quarantine. */
  private record Expired(FileId file, int number, String key) {}

  /**
   * Gives up what should have come by now, and removes from quarantine what there is of it: in this
   * order, so that content that arrives at the same moment is either kept and scanned, or refused.
   * Idempotent, and what was interrupted is gone on with.
   *
   * @param limit of files at once
   * @return how many versions were given up or cleared away
   * @throws org.procession.domain.files.storage.StorageUnavailable when what is there cannot be
   *     removed; they stay given up, and are cleared away by the next call
   */
  public int expire(int limit) {
    var expired = transactions.execute(t -> giveUp(limit));
    for (var version : expired) {
      store.delete(Bucket.QUARANTINE, version.key());
      transactions.executeWithoutResult(
          t ->
              files.require(version.file()).require(version.number()).noteRemoval(clock.instant()));
    }
    return expired.size();
  }

  private List<Expired> giveUp(int limit) {
    var before = clock.instant().minus(within);
    return files.late(before, limit).stream()
        .flatMap(
            file ->
                IntStream.rangeClosed(1, file.newest())
                    .filter(number -> isGivenUp(file, number, before))
                    .mapToObj(
                        number ->
                            new Expired(file.id(), number, file.require(number).storageKey())))
        .toList();
  }

  private boolean isGivenUp(StoredFile file, int number, Instant before) {
    var version = file.require(number);
    if (version.declaredAt().isBefore(before) && version.expire()) {
      events.record(new FileUploadExpired(file.id(), number, file.name(), file.concerns()));
    }
    return version.isToBeRemoved();
  }
}
