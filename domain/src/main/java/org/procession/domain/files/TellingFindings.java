package org.procession.domain.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.EventLog;
import org.procession.domain.files.storage.Bucket;
import org.procession.domain.files.storage.ObjectStore;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Tells people what was found in what they uploaded, or have to decide on. */
@Service
public class TellingFindings {

  /** The group that decides on what is not clean. */
  public static final String REVIEWERS = "security";

  private final Files files;
  private final ObjectStore store;
  private final Directory directory;
  private final OutgoingMessages messages;
  private final EventLog events;
  private final TransactionOperations transactions;
  private final String taskList;

  /**
   * @param taskList the address at which people find their tasks
   */
  TellingFindings(
      Files files,
      ObjectStore store,
      Directory directory,
      OutgoingMessages messages,
      EventLog events,
      TransactionOperations transactions,
      @Value("${procession.tasklist-url:}") String taskList) {
    this.files = files;
    this.store = store;
    this.directory = directory;
    this.messages = messages;
    this.events = events;
    this.transactions = transactions;
    this.taskList = taskList;
  }

  /**
   * Tells the uploader of a version what was found in it, and asks the reviewers to decide.
   * Idempotent by version and scan.
   *
   * @param explanation what the policy says about the finding
   */
  public void askReviewers(FileId id, int number, @Nullable String explanation) {
    transactions.executeWithoutResult(
        t -> {
          var file = files.require(id);
          var version = file.require(number);
          version.explain(explanation);
          tellUploader(
              file, number, "It stays in quarantine until %s has decided.".formatted(REVIEWERS));
          for (var reviewer : directory.membersOf(REVIEWERS)) {
            plan(
                "fileReview",
                file,
                number,
                reviewer,
                "Please review version %d of %s".formatted(number, file.name()),
                "It is in quarantine. Decide what becomes of it:\n%s".formatted(taskList));
          }
        });
  }

  /**
   * Refuses a version for what was found in it: its content is deleted, and its uploader told.
   * Idempotent by status.
   *
   * @param explanation what the policy says about the finding
   * @throws FileVersionNotInStatus when it is clean, or not scanned
   * @throws org.procession.domain.files.storage.StorageUnavailable when it cannot be deleted now
   */
  public void refuse(FileId id, int number, @Nullable String explanation) {
    var key =
        transactions.execute(
            t -> {
              var file = files.require(id);
              var version = file.require(number);
              if (version.reject(number)) {
                version.explain(explanation);
                tellUploader(file, number, "It was deleted.");
                events.record(
                    new FileRejected(
                        id,
                        number,
                        file.name(),
                        Objects.requireNonNull(version.finding()),
                        file.concerns()));
              }
              return version.storageKey();
            });
    store.delete(Bucket.QUARANTINE, key);
  }

  private void tellUploader(StoredFile file, int number, String outcome) {
    directory
        .find(file.require(number).uploader())
        .ifPresent(
            uploader ->
                plan(
                    "fileFinding",
                    file,
                    number,
                    uploader,
                    "Version %d of %s cannot be used".formatted(number, file.name()),
                    outcome));
  }

  private void plan(
      String purpose,
      StoredFile file,
      int number,
      UserRecord recipient,
      String title,
      String outcome) {
    messages.plan(
        new Message(
            "%s:%s:%d:%s:%s"
                .formatted(
                    purpose, file.id(), number, file.require(number).scanStep(), recipient.id()),
            file.id().subject(),
            recipient.email(),
            title,
            body(file, number, outcome)));
  }

  private static String body(StoredFile file, int number, String outcome) {
    var version = file.require(number).record(number);
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Version %d of %s %s."
            .formatted(number, file.name(), Objects.requireNonNull(version.finding()).inWords()));
    if (version.signature() != null) {
      sentences.add("The scanner says: %s.".formatted(version.signature()));
    }
    if (version.explanation() != null) {
      sentences.add(version.explanation());
    }
    sentences.add(outcome);
    return String.join("\n", sentences) + "\n";
  }
}
