package org.procession.domain.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.procession.domain.files.UploadedFiles.content;
import static org.procession.domain.files.UploadedFiles.get;
import static org.procession.domain.files.UploadedFiles.put;
import static org.procession.domain.files.UploadedFiles.stream;
import static org.procession.domain.files.UploadedFiles.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.Problem;
import org.procession.domain.TestHouse;
import org.procession.domain.approvals.Decision;
import org.procession.domain.approvals.FourEyes;
import org.procession.domain.events.EventLog;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.events.Subject;
import org.procession.domain.files.FindingOpenWork.Next;
import org.procession.domain.files.storage.Bucket;
import org.procession.domain.files.storage.ObjectStore;
import org.procession.domain.files.storage.OtherStores;
import org.procession.domain.files.storage.SignedRequest;
import org.procession.domain.files.storage.StorageProperties;
import org.procession.domain.files.storage.StorageUnavailable;
import org.procession.domain.processes.LostEngine;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.Whose;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.unit.DataSize;

@DomainTest
class FilesIT {

  private static final String TEXT = "The quick brown fox.";
  private static final FileProperties LIMITS =
      new FileProperties(DataSize.ofMegabytes(1), Duration.ofHours(24));

  @Autowired TestHouse house;
  @Autowired DeclaringFiles declaring;
  @Autowired ReceivingContent receiving;
  @Autowired FindingFiles finding;
  @Autowired DownloadingFiles downloading;
  @Autowired ScanningVersions scanning;
  @Autowired ReleasingVersions releasing;
  @Autowired ExtractingTexts extracting;
  @Autowired TellingFindings telling;
  @Autowired ReviewingVersions reviewing;
  @Autowired FindingOpenWork work;
  @Autowired FourEyes rules;
  @Autowired SearchableFiles documents;
  @Autowired ObjectStore store;
  @Autowired StorageProperties storage;
  @Autowired ReadingEvents reading;
  @Autowired LostEngine engine;
  @Autowired Files files;
  @Autowired EventLog log;
  @Autowired TransactionOperations transactions;

  private Scope scope;
  private int steps;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  @Test
  void takesContentThroughUsAndTellsTheTimelinesItBelongsTo() {
    scope.run(
        () -> {
          var vendor = house.vendor().subject();
          var file = declaring.declare(text("fox.txt", vendor), content(TEXT)).file();
          assertThat(file.newest().status()).isEqualTo(FileStatus.AWAITING_CONTENT);
          assertThat(events(file.id())).isEmpty();
          var received = receiving.receive(file.id(), 1, stream(TEXT)).newest();
          assertThat(received.status()).isEqualTo(FileStatus.QUARANTINED);
          assertThat(received.detectedType()).isEqualTo("text/plain");
          assertThat(received.uploadedBy()).isEqualTo("clerk");
          assertThat(received.uploadedAt()).isNotNull();
          assertThat(events(file.id())).containsExactly("files.fileUploaded");
          assertThat(reading.about(vendor, new Page.Limit(1, null)).items().getFirst().summary())
              .isEqualTo("Version 1 of fox.txt uploaded, 20 bytes");
          assertThat(stored(Bucket.QUARANTINE, file.id(), 1)).contains(TEXT);
          assertThat(finding.list(vendor, Whose.everybodys(), new Page.Limit(10, null)).items())
              .extracting(FileRecord::id)
              .containsExactly(file.id());
          var other = new Subject("client", UUID.randomUUID());
          assertThat(finding.list(other, Whose.everybodys(), new Page.Limit(10, null)).items())
              .isEmpty();
        });
  }

  @Test
  void takesContentOnceHoweverOftenItIsSent() {
    scope.run(
        () -> {
          var file = declaring.declare(text("fox.txt"), content(TEXT)).file().id();
          receiving.receive(file, 1, stream(TEXT));
          receiving.receive(file, 1, stream("something else"));
          receiving.complete(file, 1);
          assertThat(events(file)).containsExactly("files.fileUploaded");
          assertThat(stored(Bucket.QUARANTINE, file, 1)).contains(TEXT);
        });
  }

  @Test
  void givesUpContentThatDoesNotComeInTimeAndLeavesNothingOfIt() {
    scope.run(
        () -> {
          var declared = declaring.declare(text("fox.txt"), content(TEXT));
          var file = declared.file().id();
          assertThat(put(declared.upload(), TEXT).statusCode()).isEqualTo(200);
          var come = uploaded("other.txt", TEXT);
          assertThat(expiringAfter(Duration.ofHours(23)).expire(10)).isZero();
          assertThat(expiringAfter(Duration.ofHours(25)).expire(10)).isEqualTo(1);
          assertThat(expiringAfter(Duration.ofHours(25)).expire(10)).isZero();
          assertThat(finding.find(file).newest().status()).isEqualTo(FileStatus.EXPIRED);
          assertThat(events(file)).containsExactly("files.fileUploadExpired");
          assertThat(stored(Bucket.QUARANTINE, file, 1)).isEmpty();
          assertThat(finding.find(come).newest().status()).isEqualTo(FileStatus.QUARANTINED);
          assertThat(stored(Bucket.QUARANTINE, come, 1)).contains(TEXT);
          assertRefused("FILE_VERSION_NOT_IN_STATUS", () -> receiving.complete(file, 1));
          var next = declaring.declareVersion(file, content(TEXT)).file().newest();
          receiving.receive(file, next.number(), stream(TEXT));
          assertThat(finding.find(file).newest().status()).isEqualTo(FileStatus.QUARANTINED);
        });
  }

  @Test
  void clearsAwayLaterWhatCouldNotBeClearedAwayAtOnce() {
    scope.run(
        () -> {
          var declared = declaring.declare(text("fox.txt"), content(TEXT));
          var file = declared.file().id();
          put(declared.upload(), TEXT);
          var nowhere =
              new ExpiringUploads(
                  files,
                  OtherStores.absent(storage),
                  log,
                  transactions,
                  in(Duration.ofHours(25)),
                  LIMITS);
          assertThatThrownBy(() -> nowhere.expire(10)).isInstanceOf(StorageUnavailable.class);
          assertThat(finding.find(file).newest().status()).isEqualTo(FileStatus.EXPIRED);
          assertThat(expiringAfter(Duration.ofHours(25)).expire(10)).isEqualTo(1);
          assertThat(stored(Bucket.QUARANTINE, file, 1)).isEmpty();
          assertThat(events(file)).containsExactly("files.fileUploadExpired");
        });
  }

  @Test
  void keepsNothingOfContentThatWasGivenUpWhileItCame() {
    scope.run(
        () -> {
          var file = declaring.declare(text("fox.txt"), content(TEXT)).file().id();
          var slow =
              new FilterInputStream(stream(TEXT)) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                  scope.run(() -> expiringAfter(Duration.ofHours(25)).expire(10));
                  return super.read(buffer, offset, length);
                }
              };
          assertRefused("FILE_VERSION_NOT_IN_STATUS", () -> receiving.receive(file, 1, slow));
          assertThat(stored(Bucket.QUARANTINE, file, 1)).isEmpty();
        });
  }

  private ExpiringUploads expiringAfter(Duration time) {
    return new ExpiringUploads(files, store, log, transactions, in(time), LIMITS);
  }

  private Clock in(Duration time) {
    return Clock.offset(house.clock(), time);
  }

  @Test
  void takesManyContentsAtTheSameTime() throws Exception {
    var uploads = new ArrayList<Callable<FileStatus>>();
    for (var n = 0; n < 200; n++) {
      var name = "fox " + n + ".txt";
      uploads.add(
          () ->
              scope.call(
                  () -> {
                    var file = declaring.declare(text(name), content(TEXT)).file().id();
                    return receiving.receive(file, 1, stream(TEXT)).newest().status();
                  }));
    }
    try (var clients = Executors.newFixedThreadPool(40)) {
      for (var upload : clients.invokeAll(uploads)) {
        assertThat(upload.get()).isEqualTo(FileStatus.QUARANTINED);
      }
    }
  }

  @Test
  void takesContentThatItsUploaderPutIntoQuarantine() {
    scope.run(
        () -> {
          var declared = declaring.declare(text("fox.txt"), content(TEXT));
          var file = declared.file().id();
          assertRefused("FILE_CONTENT_MISSING", () -> receiving.complete(file, 1));
          assertThat(put(declared.upload(), TEXT).statusCode()).isEqualTo(200);
          assertThat(receiving.complete(file, 1).newest().status())
              .isEqualTo(FileStatus.QUARANTINED);
          assertThat(events(file)).containsExactly("files.fileUploaded");
        });
  }

  @Test
  void signsAnUploadForJustOneSizeTypeAndPlace() {
    scope.run(
        () -> {
          var upload = declaring.declare(text("fox.txt"), content(TEXT)).upload();
          assertThat(put(upload, TEXT + "!").statusCode()).isEqualTo(403);
          assertThat(put(upload, TEXT, "text/html").statusCode()).isEqualTo(403);
          var elsewhere =
              new SignedRequest(
                  upload.method(),
                  URI.create(upload.url().toString().replaceFirst("/1\\?", "/2?")),
                  upload.headers(),
                  upload.expiresAt());
          assertThat(put(elsewhere, TEXT).statusCode()).isEqualTo(403);
          assertThat(put(upload, TEXT).statusCode()).isEqualTo(200);
        });
  }

  @Test
  void deletesContentThatIsNotWhatWasDeclaredAndWaitsForTheRightOne() {
    scope.run(
        () -> {
          var declared = declaring.declare(text("fox.txt"), content(TEXT));
          var file = declared.file().id();
          var wrong = TEXT.replace("fox", "dog");
          assertRefused("FILE_CHECKSUM_WRONG", () -> receiving.receive(file, 1, stream(wrong)));
          assertThat(stored(Bucket.QUARANTINE, file, 1)).isEmpty();
          assertThat(put(declared.upload(), wrong).statusCode()).isEqualTo(200);
          assertRefused("FILE_CHECKSUM_WRONG", () -> receiving.complete(file, 1));
          assertThat(stored(Bucket.QUARANTINE, file, 1)).isEmpty();
          assertRefused("FILE_SIZE_WRONG", () -> receiving.receive(file, 1, stream("")));
          assertRefused("FILE_SIZE_WRONG", () -> receiving.receive(file, 1, stream("short")));
          assertRefused("FILE_SIZE_WRONG", () -> receiving.receive(file, 1, stream(TEXT + "!")));
          assertThat(stored(Bucket.QUARANTINE, file, 1)).isEmpty();
          assertThat(events(file)).isEmpty();
          assertThat(finding.find(file).newest().status()).isEqualTo(FileStatus.AWAITING_CONTENT);
          receiving.receive(file, 1, stream(TEXT));
          assertThat(events(file)).containsExactly("files.fileUploaded");
        });
  }

  @Test
  void noticesLateThatLongContentIsTooLongOrTooShort() {
    scope.run(
        () -> {
          var long100 = "0123456789".repeat(10_000);
          var file = declaring.declare(text("long.txt"), content(long100)).file().id();
          assertRefused("FILE_SIZE_WRONG", () -> receiving.receive(file, 1, stream(long100 + "!")));
          assertRefused(
              "FILE_SIZE_WRONG",
              () -> receiving.receive(file, 1, stream(long100.substring(0, 99_999))));
          assertThat(stored(Bucket.QUARANTINE, file, 1)).isEmpty();
          assertThat(events(file)).isEmpty();
        });
  }

  @Test
  void refusesAPdfThatIsNone() {
    scope.run(
        () -> {
          var pdf = new NewFile("x.pdf", "application/pdf", List.of(), List.of());
          var declared = declaring.declare(pdf, content(TEXT));
          var file = declared.file().id();
          assertRefused("FILE_TYPE_WRONG", () -> receiving.receive(file, 1, stream(TEXT)));
          assertThat(put(declared.upload(), TEXT).statusCode()).isEqualTo(200);
          assertRefused("FILE_TYPE_WRONG", () -> receiving.complete(file, 1));
          assertThat(stored(Bucket.QUARANTINE, file, 1)).isEmpty();
          assertThat(events(file)).isEmpty();
        });
  }

  @Test
  void storesNothingOfContentThatBreaksOff() {
    scope.run(
        () -> {
          var long100 = "0123456789".repeat(10_000);
          var file = declaring.declare(text("long.txt"), content(long100)).file().id();
          var broken =
              new SequenceInputStream(
                  stream(long100.substring(0, 80_000)),
                  new InputStream() {
                    @Override
                    public int read() throws IOException {
                      throw new IOException("cut off");
                    }
                  });
          assertRefused("FILE_CONTENT_INTERRUPTED", () -> receiving.receive(file, 1, broken));
          assertThat(stored(Bucket.QUARANTINE, file, 1)).isEmpty();
          assertThat(events(file)).isEmpty();
        });
  }

  @Test
  void refusesAFileThatIsTooLargeOrBelongsToNothing() {
    scope.run(
        () -> {
          var nobody = new Subject("client", UUID.randomUUID());
          assertRefused(
              "RECORD_UNKNOWN", () -> declaring.declare(text("x.txt", nobody), content(TEXT)));
          assertRefused(
              "FILE_TOO_LARGE",
              () -> declaring.declare(text("x"), new NewContent(2_097_152_001L, "0".repeat(64))));
          assertThat(finding.list(null, Whose.everybodys(), new Page.Limit(10, null)).items())
              .isEmpty();
        });
  }

  @Test
  void givesOutWhatAScannerFoundCleanAndNothingElse() {
    scope.run(
        () -> {
          var file = uploaded("über uns.txt", TEXT);
          assertRefused("FILE_NOT_CLEAN", () -> downloading.link(file, 1));
          assertRefused("FILE_NOT_CLEAN", () -> releasing.release(file, 1));
          assertThat(scan(file, new FoundClean())).contains(Finding.CLEAN);
          assertRefused("FILE_NOT_CLEAN", () -> downloading.link(file, 1));
          releasing.release(file, 1);
          releasing.release(file, 1);
          assertThat(stored(Bucket.QUARANTINE, file, 1)).isEmpty();
          var answer = get(downloading.link(file, 1).url());
          assertThat(answer.statusCode()).isEqualTo(200);
          assertThat(answer.body()).isEqualTo(TEXT);
          assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain");
          assertThat(answer.headers().firstValue("Content-Disposition"))
              .contains(
                  "attachment; filename=\"_ber uns.txt\"; filename*=UTF-8''%C3%BCber%20uns.txt");
          assertThat(events(file)).containsExactly("files.fileScanned", "files.fileUploaded");
          assertThat(work.find(file).next()).isEqualTo(Next.NOTHING);
        });
  }

  @Test
  void answersNothingToAForgedAddress() {
    scope.run(
        () -> {
          var file = clean("fox.txt", TEXT);
          var url = downloading.link(file, 1).url().toString();
          assertThat(get(URI.create(url)).statusCode()).isEqualTo(200);
          for (var forged :
              List.of(
                  url.replace("/1?", "/2?"),
                  url.replace("procession-clean", "procession-quarantine"),
                  url.replaceFirst("X-Amz-Expires=\\d+", "X-Amz-Expires=999999"),
                  url.replace("attachment", "inline"),
                  url.replace("text%2Fplain", "text%2Fhtml"),
                  url.replaceFirst("X-Amz-Signature=....", "X-Amz-Signature=0000"),
                  url.replaceFirst("\\?.*", ""))) {
            assertThat(forged).isNotEqualTo(url);
            assertThat(get(URI.create(forged)).statusCode()).as(forged).isEqualTo(403);
          }
        });
  }

  @Test
  void answersNothingToAnAddressThatHasExpired() {
    var file = scope.call(() -> clean("fox.txt", TEXT));
    var hasty = OtherStores.hasty(storage, Duration.ofSeconds(1));
    var url = hasty.signDownload(key(file, 1), "text/plain", "fox.txt").url();
    await().atMost(Duration.ofSeconds(20)).until(() -> get(url).statusCode() == 403);
    hasty.destroy();
  }

  @Test
  void scansTheOldestVersionThatWaitsAndRepeatsWhatAStepHasFound() {
    scope.run(
        () -> {
          var file = uploaded("fox.txt", TEXT);
          declaring.declareVersion(file, content("two"));
          receiving.receive(file, 2, stream("two"));
          assertThat(scanning.scan(file, 1, new FoundInfected()))
              .contains(new ScanningVersions.Scan(1, Finding.INFECTED));
          assertThat(scanning.scan(file, 1, new FoundClean()))
              .contains(new ScanningVersions.Scan(1, Finding.INFECTED));
          assertThat(work.find(file).next()).isEqualTo(Next.SCAN);
          assertThat(scanning.scan(file, 2, new FoundClean()))
              .contains(new ScanningVersions.Scan(2, Finding.CLEAN));
          releasing.release(file, 2);
          extracting.extract(file, 2, (name, content) -> Optional.empty());
          assertThat(scanning.scan(file, 3, new FoundClean())).isEmpty();
          assertThat(work.find(file).next()).isEqualTo(Next.REVIEW);
          assertThat(finding.find(file).versions())
              .extracting(FileVersionRecord::status)
              .containsExactly(FileStatus.INFECTED, FileStatus.CLEAN);
          assertRefused("FILE_NOT_CLEAN", () -> downloading.link(file, 1));
          assertThat(get(downloading.link(file, 2).url()).body()).isEqualTo("two");
        });
  }

  @Test
  void keepsAVersionWaitingAsLongAsNoScannerAnswers() {
    scope.run(
        () -> {
          var file = uploaded("fox.txt", TEXT);
          VirusScanner away =
              content -> {
                throw new VirusScanner.Unavailable("away", new IOException());
              };
          assertThatThrownBy(() -> scanning.scan(file, 1, away))
              .isInstanceOf(VirusScanner.Unavailable.class);
          assertThat(finding.find(file).newest().status()).isEqualTo(FileStatus.QUARANTINED);
          assertRefused("FILE_NOT_CLEAN", () -> releasing.release(file, 1));
          assertThat(scanning.scan(file, 1, new FoundClean())).isPresent();
        });
  }

  @Test
  void noticesContentThatWasExchangedInQuarantine() {
    scope.run(
        () -> {
          var first = uploaded("fox.txt", TEXT);
          exchange(first, TEXT.replace("fox", "dog"));
          assertThat(scan(first, new FoundClean())).contains(Finding.CHANGED);
          assertRefused("FILE_NOT_CLEAN", () -> releasing.release(first, 1));

          for (var later : List.of(TEXT.replace("fox", "dog"), "of another size")) {
            var second = uploaded("fox.txt", TEXT);
            assertThat(scan(second, new FoundClean())).contains(Finding.CLEAN);
            exchange(second, later);
            assertRefused("FILE_CONTENT_CHANGED", () -> releasing.release(second, 1));
            assertThat(stored(Bucket.CLEAN, second, 1)).isEmpty();
            assertThat(finding.find(second).newest().status()).isEqualTo(FileStatus.UNSCANNABLE);
            assertThat(events(second))
                .containsExactly("files.fileNotScannable", "files.fileUploaded");
          }
        });
  }

  @Test
  void readsTheTextOfACleanVersionOnceAndFindsItsNewest() {
    scope.run(
        () -> {
          var file = uploaded("brown_fox.v1.txt", TEXT);
          assertRefused(
              "FILE_NOT_CLEAN", () -> extracting.extract(file, 1, (name, in) -> Optional.of("x")));
          scan(file, new FoundClean());
          releasing.release(file, 1);
          extracting.extract(
              file, 1, (name, in) -> Optional.of(name + "\0 " + new String(in.readAllBytes())));
          extracting.extract(file, 1, (name, in) -> Optional.of("another"));
          assertThat(finding.find(file).newest().textLength()).isEqualTo(37);
          var document = documents.describe(List.of(file.subject())).getFirst();
          assertThat(document.title()).isEqualTo("brown_fox.v1.txt");
          assertThat(document.text()).isEqualTo("brown fox v1 txt\nclerk");
          assertThat(document.content()).isEqualTo("brown_fox.v1.txt " + TEXT);
          assertThat(document.facets()).containsEntry("status", "CLEAN");
          assertThat(events(file))
              .containsExactly(
                  "files.fileTextExtracted", "files.fileScanned", "files.fileUploaded");
        });
  }

  @Test
  void isCleanWithoutTextWhenNoneCanBeRead() {
    scope.run(
        () -> {
          var file = clean("fox.txt", TEXT);
          extracting.extract(file, 1, (name, in) -> Optional.empty());
          assertThat(finding.find(file).newest().textLength()).isZero();
          assertThat(documents.describe(List.of(file.subject())).getFirst().content()).isNull();
          downloading.link(file, 1);
        });
  }

  @Test
  void keepsNoMoreTextThanIsSearched() {
    scope.run(
        () -> {
          var file = clean("fox.txt", TEXT);
          extracting.extract(file, 1, (name, in) -> Optional.of("word ".repeat(100_000)));
          assertThat(finding.find(file).newest().textLength())
              .isEqualTo(ExtractingTexts.MAX_LENGTH);
        });
  }

  @Test
  void tellsUploaderAndReviewersOfAFindingOnce() {
    scope.run(
        () -> {
          house.user("sec", "security");
          var file = uploaded("fox.txt", TEXT);
          scan(file, new FoundInfected());
          telling.askReviewers(file, 1, "Malware is reviewed.");
          telling.askReviewers(file, 1, "Malware is reviewed.");
          assertThat(house.messages("fileFinding:" + file)).containsExactly("clerk@acme.example");
          assertThat(house.messages("fileReview:" + file)).containsExactly("sec@acme.example");
          assertThat(finding.find(file).newest().explanation()).isEqualTo("Malware is reviewed.");
          assertThat(stored(Bucket.QUARANTINE, file, 1)).contains(TEXT);
        });
  }

  @Test
  void deletesARefusedVersionAndTellsItsUploader() {
    scope.run(
        () -> {
          var file = uploaded("fox.txt", TEXT);
          assertRefused("FILE_VERSION_NOT_IN_STATUS", () -> telling.refuse(file, 1, null));
          scan(
              file,
              content -> new VirusScanner.Result(Finding.ENCRYPTED, "locked", "test scanner"));
          telling.refuse(file, 1, "Locked files are refused.");
          telling.refuse(file, 1, "Locked files are refused.");
          assertThat(stored(Bucket.QUARANTINE, file, 1)).isEmpty();
          assertThat(house.messages("fileFinding:" + file)).containsExactly("clerk@acme.example");
          assertThat(finding.find(file).newest().status()).isEqualTo(FileStatus.REJECTED);
          assertThat(events(file))
              .containsExactly(
                  "files.fileRejected", "files.fileNotScannable", "files.fileUploaded");
          assertRefused("FILE_NOT_CLEAN", () -> downloading.link(file, 1));
          assertRefused(
              "FILE_VERSION_NOT_IN_STATUS", () -> receiving.receive(file, 1, stream(TEXT)));
        });
  }

  @Test
  void letsReviewersDecideAndNobodyElse() {
    scope.run(
        () -> {
          house.user("sec", "security");
          house.user("clerk", "clerks", "security");
          var file = uploaded("fox.txt", TEXT);
          scan(file, new FoundInfected());
          assertRefused("APPROVAL_NOT_ACCEPTED", () -> review(file, Review.KEEP, 1, "lead"));
          assertRefused("APPROVAL_NOT_ACCEPTED", () -> review(file, Review.KEEP, 2, "clerk"));
          assertRefused("APPROVAL_NOT_ACCEPTED", () -> review(file, null, 3, "sec"));
          assertThat(work.find(file).next()).isEqualTo(Next.REVIEW);
          review(file, Review.RESCAN, 4, "sec");
          review(file, Review.RESCAN, 4, "sec");
          assertThat(work.find(file).next()).isEqualTo(Next.SCAN);
          assertRefused("FILE_VERSION_NOT_IN_STATUS", () -> review(file, Review.KEEP, 5, "sec"));
          scan(file, new FoundInfected());
          review(file, Review.KEEP, 6, "sec");
          assertThat(work.find(file).next()).isEqualTo(Next.NOTHING);
          var kept = finding.find(file).newest();
          assertThat(kept.status()).isEqualTo(FileStatus.INFECTED);
          assertThat(kept.review()).isEqualTo(Review.KEEP);
          assertThat(kept.reviewedBy()).isEqualTo("sec");
          assertThat(kept.reviewReason()).isEqualTo("Seen.");
          assertThat(stored(Bucket.QUARANTINE, file, 1)).contains(TEXT);
          assertThat(events(file))
              .containsExactly(
                  "files.fileReviewed",
                  "files.fileInfected",
                  "files.fileReviewed",
                  "files.fileReviewNotAccepted",
                  "files.fileReviewNotAccepted",
                  "files.fileReviewNotAccepted",
                  "files.fileInfected",
                  "files.fileUploaded");
        });
  }

  @Test
  void aCompanyKeepsWhoUploadedAnotherVersionFromReviewingWhenItSaysSo() {
    scope.run(
        () -> {
          house.user("sec", "security");
          house.user("clerk", "clerks", "security");
          var file = clean("fox.txt", TEXT);
          var lead = Scope.current().as(Actor.user("lead", "Team Lead"));
          lead.run(() -> declaring.declareVersion(file, content("two")));
          receiving.receive(file, 2, stream("two"));
          scan(file, new FoundInfected());
          rules.keepOut("file", "uploadedOtherVersion", null);
          assertThatThrownBy(() -> review(file, 2, Review.KEEP, 1, "clerk"))
              .hasMessageContaining(
                  "uploaded another version of the file and cannot decide on it.");
          rules.reset("file", "uploadedOtherVersion");
          review(file, 2, Review.KEEP, 2, "clerk");
        });
  }

  @Test
  void looksAgainAtWhatIsNotAtItsEndWhenTheEngineHasLostItsData() {
    scope.run(
        () -> {
          house.user("security", TellingFindings.REVIEWERS);
          var unscanned = uploaded("unscanned.txt", TEXT);
          var unread = uploaded("unread.txt", TEXT);
          scan(unread, new FoundClean());
          releasing.release(unread, 1);
          var undeleted = uploaded("undeleted.txt", "virus");
          scan(undeleted, new FoundInfected());
          review(undeleted, Review.DELETE, 1, "security");
          var kept = uploaded("kept.txt", "virus");
          scan(kept, new FoundInfected());
          review(kept, Review.KEEP, 2, "security");
          var read = clean("read.txt", TEXT);
          extracting.extract(read, 1, (name, content) -> Optional.of("text"));
          declaring.declare(text("absent.txt"), content(TEXT));
          engine.giveAll();
          engine.loseData();
          assertThat(engine.records())
              .containsExactlyInAnyOrder(
                  unscanned.subject(), unread.subject(), undeleted.subject());
          engine.beginAnew();
          steps = 0; // another engine counts anew
          assertThat(scan(unscanned, new FoundClean())).contains(Finding.CLEAN);
          assertThat(scan(unread, new FoundInfected())).contains(Finding.CLEAN);
          extracting.extract(unread, 1, (name, content) -> Optional.of("text"));
          assertThat(scan(unread, new FoundInfected())).isEmpty();
          assertThat(scan(undeleted, new FoundClean())).isEmpty();
          assertThat(work.find(undeleted).next()).isEqualTo(Next.REVIEW);
          review(undeleted, Review.DELETE, 1, "security");
          telling.refuse(undeleted, 1, null);
          assertThat(stored(Bucket.QUARANTINE, undeleted, 1)).isEmpty();
        });
  }

  private void review(FileId file, Review review, long task, String user) {
    review(file, 1, review, task, user);
  }

  private void review(FileId file, int version, Review review, long task, String user) {
    var decision =
        new Decision(
            task, task, "security", user, review == null ? null : review == Review.RESCAN, "Seen.");
    reviewing.review(file, version, review, decision);
  }

  @Test
  void isNothingToAnotherTenant() {
    var file = scope.call(() -> clean("fox.txt", TEXT));
    house
        .tenant()
        .run(
            () -> {
              assertRefused("FILE_NOT_FOUND", () -> finding.find(file));
              assertRefused("FILE_NOT_FOUND", () -> downloading.link(file, 1));
              assertRefused("FILE_NOT_FOUND", () -> receiving.receive(file, 1, stream(TEXT)));
              assertRefused("FILE_NOT_FOUND", () -> declaring.declareVersion(file, content(TEXT)));
              assertThat(documents.describe(List.of(file.subject()))).isEmpty();
            });
    scope.run(() -> assertRefused("FILE_VERSION_NOT_FOUND", () -> downloading.link(file, 2)));
  }

  @Test
  void cannotBeCleanInTheDatabaseWithoutAScan() {
    var file = scope.call(() -> uploaded("fox.txt", TEXT));
    assertThatThrownBy(
            () ->
                house.execute(
                    "update file_version set status = 'CLEAN' where file_id = '%s'"
                        .formatted(file)))
        .hasMessageContaining("check constraint");
  }

  private record FoundClean() implements VirusScanner {
    @Override
    public Result scan(InputStream content) throws IOException {
      content.transferTo(OutputStream.nullOutputStream());
      return new Result(Finding.CLEAN, null, "test scanner");
    }
  }

  private record FoundInfected() implements VirusScanner {
    @Override
    public Result scan(InputStream content) {
      return new Result(Finding.INFECTED, "Test-Signature", "test scanner");
    }
  }

  private FileId uploaded(String name, String text) {
    var file = declaring.declare(text(name), content(text)).file().id();
    receiving.receive(file, 1, stream(text));
    return file;
  }

  private FileId clean(String name, String text) {
    var file = uploaded(name, text);
    scan(file, new FoundClean());
    releasing.release(file, 1);
    return file;
  }

  private Optional<Finding> scan(FileId file, VirusScanner scanner) {
    return scanning.scan(file, ++steps, scanner).map(ScanningVersions.Scan::finding);
  }

  private void exchange(FileId file, String content) {
    store.put(Bucket.QUARANTINE, key(file, 1), content.length(), stream(content));
  }

  private Optional<String> stored(Bucket bucket, FileId file, int number) {
    try {
      return store.read(bucket, key(file, number), content -> new String(content.readAllBytes()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String key(FileId file, int number) {
    return "tenant-%s/%s/%d".formatted(scope.tenant(), file, number);
  }

  private List<String> events(FileId file) {
    return reading.about(file.subject(), new Page.Limit(50, null)).items().stream()
        .map(LoggedEvent::name)
        .toList();
  }

  private static void assertRefused(String code, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }
}
