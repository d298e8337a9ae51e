package org.procession.domain.files;

import java.time.Clock;
import java.util.List;
import org.procession.domain.Problem;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.events.Subject;
import org.procession.domain.files.storage.ObjectStore;
import org.procession.domain.files.storage.SignedRequest;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.unit.DataSize;

/**
 * Takes down what is going to be uploaded, and says where to. Nothing else happens before the
 * content is there; see {@link ReceivingContent}.
 */
@Service
public class DeclaringFiles {

  private final Files files;
  private final ReadingEvents records;
  private final ObjectStore store;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final DataSize maxSize;

  DeclaringFiles(
      Files files,
      ReadingEvents records,
      ObjectStore store,
      TransactionOperations transactions,
      Clock clock,
      FileProperties properties) {
    this.files = files;
    this.records = records;
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
    this.maxSize = properties.maxSize();
  }

  /**
   * What was declared.
   *
   * @param upload by which the uploader may send the content of the newest version
   */
  public record Declared(FileRecord file, SignedRequest upload) {}

  /**
   * Declares a new file. Not idempotent: each call makes one.
   *
   * @throws FileTooLarge when it is larger than files may be
   * @throws RecordUnknown when the tenant has no such record as it is attached to or concerns
   * @throws org.procession.domain.files.storage.StorageUnavailable when there is nowhere to upload
   */
  public Declared declare(NewFile file, NewContent content) {
    requireSize(content);
    var id = FileId.next();
    var declared =
        transactions.execute(
            t -> {
              requireKnown("attachedTo", file.attachedTo());
              requireKnown("concerns", file.concerns());
              var stored = new StoredFile(id, file, clock.instant(), actor());
              return add(stored, content);
            });
    return signed(declared);
  }

  /**
   * Declares a new version of a file. Not idempotent: each call makes one.
   *
   * @throws FileNotFound when the tenant has no such file
   * @throws FileTooLarge when it is larger than files may be
   * @throws org.procession.domain.files.storage.StorageUnavailable when there is nowhere to upload
   */
  public Declared declareVersion(FileId id, NewContent content) {
    requireSize(content);
    return signed(transactions.execute(t -> add(files.require(id), content)));
  }

  /** A version with all that signing needs. */
  private record Unsigned(FileRecord file, String key) {}

  private Unsigned add(StoredFile file, NewContent content) {
    var scope = Scope.current();
    var number = file.declare(content, scope.tenant(), actor(), clock.instant());
    var saved = files.save(file);
    files.flush();
    return new Unsigned(saved.record(), saved.require(number).storageKey());
  }

  private Declared signed(Unsigned declared) {
    var file = declared.file();
    var upload = store.signUpload(declared.key(), file.mediaType(), file.newest().size());
    return new Declared(file, upload);
  }

  private static String actor() {
    return Scope.current().actor().id();
  }

  private void requireSize(NewContent content) {
    if (content.size() > maxSize.toBytes()) {
      throw new FileTooLarge(maxSize);
    }
  }

  private void requireKnown(String field, List<Subject> references) {
    references.stream()
        .filter(reference -> !records.knows(reference))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw new RecordUnknown(field, unknown);
            });
  }

  /** Files have a limit. */
  public static final class FileTooLarge extends Problem {
    FileTooLarge(DataSize limit) {
      super(
          Kind.INVALID,
          "FILE_TOO_LARGE",
          "A file has at most %,d bytes.".formatted(limit.toBytes()),
          "size");
    }
  }

  /** Nothing ever happened to such a record. */
  public static final class RecordUnknown extends Problem {
    RecordUnknown(String field, Subject reference) {
      super(
          Kind.INVALID,
          "RECORD_UNKNOWN",
          "There is no record %s to which a file could belong.".formatted(reference),
          field);
    }
  }
}
