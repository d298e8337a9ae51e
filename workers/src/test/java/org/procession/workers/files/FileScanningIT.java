package org.procession.workers.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.procession.workers.Patience.await;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.Page;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.files.FileId;
import org.procession.domain.files.FileStatus;
import org.procession.domain.files.FileVersionRecord;
import org.procession.domain.files.Finding;
import org.procession.domain.files.FindingFiles;
import org.procession.domain.tenancy.Scope;
import org.procession.local.Eicar;
import org.procession.local.EngineTap;
import org.procession.workers.EngineClock;
import org.procession.workers.House;
import org.procession.workers.Mailbox;
import org.procession.workers.ProcessRun;
import org.procession.workers.RealParts;
import org.procession.workers.WorkersTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@WorkersTest
@Import(Uploads.class)
class FileScanningIT {

  @Autowired House house;
  @Autowired Uploads uploads;
  @Autowired CamundaClient engine;
  @Autowired FindingFiles finding;
  @Autowired ReadingEvents reading;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  @Test
  void releasesACleanFileAndReadsItsText() {
    var file = uploaded("fox.pdf", "application/pdf", Uploads.pdf("The quick brown fox."));
    run(file).awaitEnd();
    var version = version(file, 1);
    assertThat(version.status()).isEqualTo(FileStatus.CLEAN);
    assertThat(version.scanner()).startsWith("ClamAV ");
    assertThat(version.textLength()).isEqualTo(20);
    assertThat(events(file))
        .containsExactly("files.fileTextExtracted", "files.fileScanned", "files.fileUploaded");
  }

  @Test
  void releasesWhatCannotBeReadWithoutText() {
    var file = uploaded("x.pdf", "application/pdf", Uploads.text("%PDF-1.7\nthis is none"));
    run(file).awaitEnd();
    assertThat(version(file, 1).status()).isEqualTo(FileStatus.CLEAN);
    assertThat(version(file, 1).textLength()).isZero();
  }

  @Test
  void tellsUploaderAndSecurityOfMalwareAndLetsSecurityDecide() {
    var file = uploaded("eicar.txt", "text/plain", Eicar.bytes());
    var run = run(file);
    run.awaitTask("Task_ReviewFile", 1);
    assertThat(run.variable("file"))
        .contains(
            "\"name\":\"eicar.txt\"",
            "\"finding\":\"Infected\"",
            "Eicar",
            "\"uploadedBy\":\"Clerk\"");
    assertThat(version(file, 1).status()).isEqualTo(FileStatus.INFECTED);
    awaitMail("clerk", "Version 1 of eicar.txt cannot be used");
    awaitMail("security", "Please review version 1 of eicar.txt");

    run.complete("Task_ReviewFile", 1, "lead", reviewed("KEEP"));
    run.awaitTask("Task_ReviewFile", 2);
    assertThat(run.variable("notAccepted"))
        .isEqualTo("\"Team Lead is not in the group security.\"");
    run.complete("Task_ReviewFile", 2, "security", Map.of());
    run.complete("Task_ReviewFile", 3, "security", reviewed("DELETE"));
    run.awaitEnd();
    var version = version(file, 1);
    assertThat(version.status()).isEqualTo(FileStatus.REJECTED);
    assertThat(version.reviewedBy()).isEqualTo("security");
    assertThat(events(file))
        .containsExactly(
            "files.fileRejected",
            "files.fileReviewed",
            "files.fileReviewNotAccepted",
            "files.fileReviewNotAccepted",
            "files.fileInfected",
            "files.fileUploaded");
  }

  @Test
  void findsMalwareWithinAnArchiveAndKeepsItForEvidence() {
    var file = uploaded("eicar.zip", "application/zip", Uploads.zip(Eicar.bytes()));
    var run = run(file);
    run.complete("Task_ReviewFile", 1, "security", reviewed("KEEP"));
    run.awaitEnd();
    assertThat(version(file, 1).status()).isEqualTo(FileStatus.INFECTED);
  }

  @Test
  void hasABombReviewedAndScannedAgainButNeverReleased() {
    var file = uploaded("bomb.zip", "application/zip", Uploads.bomb(100));
    var run = run(file);
    run.complete("Task_ReviewFile", 1, "security", reviewed("RESCAN"));
    run.complete("Task_ReviewFile", 2, "security", reviewed("KEEP"));
    run.awaitEnd();
    assertThat(version(file, 1).status()).isEqualTo(FileStatus.UNSCANNABLE);
    assertThat(version(file, 1).finding()).isEqualTo(Finding.LIMIT_EXCEEDED);
  }

  @Test
  void refusesWhatIsLockedOrTooLargeForTheScanner() {
    var locked = uploaded("a.zip", "application/zip", Uploads.encrypted(Uploads.text("secret")));
    var large = uploaded("b.bin", "application/octet-stream", Uploads.noise(26 << 20));
    run(locked).awaitEnd();
    run(large).awaitEnd();
    assertThat(version(locked, 1).finding()).isEqualTo(Finding.ENCRYPTED);
    assertThat(version(large, 1).finding()).isEqualTo(Finding.TOO_LARGE);
    assertThat(List.of(version(locked, 1).status(), version(large, 1).status()))
        .containsOnly(FileStatus.REJECTED);
    awaitMail("clerk", "Version 1 of a.zip cannot be used");
    awaitMail("clerk", "Version 1 of b.bin cannot be used");
    assertThat(scope.call(() -> Mailbox.of(House.address("security")))).isEmpty();
  }

  @Test
  void waitsForTheScannerAndLetsNothingPassMeanwhile() {
    RealParts.CLAMAV.shut();
    FileId file;
    try {
      file = uploaded("fox.txt", "text/plain", Uploads.text("The quick brown fox."));
      var run = run(file);
      EngineTap.await(
          "a scan that waits",
          record ->
              record.is("JOB", "FAILED")
                  && record.key() == run.jobKey("Task_ScanVersion")
                  && record.value().path("retries").asInt() == 5);
      scope.run(() -> uploads.upload(file, Uploads.text("The lazy dog.")));
      assertThat(version(file, 1).status()).isEqualTo(FileStatus.QUARANTINED);
    } finally {
      RealParts.CLAMAV.open();
    }
    EngineClock.move(Duration.ofSeconds(11));
    run(file).awaitEnd();
    await().until(() -> version(file, 2).status() == FileStatus.CLEAN);
    assertThat(version(file, 1).status()).isEqualTo(FileStatus.CLEAN);
  }

  @Test
  void scansANewVersionThoughAnEarlierOneWaitsForItsReview() {
    var file = uploaded("report.txt", "text/plain", Eicar.bytes());
    var run = run(file);
    run.awaitTask("Task_ReviewFile", 1);
    scope.run(() -> uploads.upload(file, Uploads.text("The quick brown fox.")));
    run.awaitTask("Task_ReviewFile", 2);
    assertThat(version(file, 2).status()).isEqualTo(FileStatus.CLEAN);
    assertThat(version(file, 1).status()).isEqualTo(FileStatus.INFECTED);
    run.complete("Task_ReviewFile", 2, "security", reviewed("DELETE"));
    run.awaitEnd();
    assertThat(version(file, 1).status()).isEqualTo(FileStatus.REJECTED);
    assertThat(version(file, 2).status()).isEqualTo(FileStatus.CLEAN);
  }

  private FileId uploaded(String name, String mediaType, byte[] content) {
    return scope.call(() -> uploads.upload(name, mediaType, content));
  }

  private ProcessRun run(FileId file) {
    return ProcessRun.of(file.subject(), scope.tenant(), engine);
  }

  private FileVersionRecord version(FileId file, int number) {
    return scope.call(() -> finding.find(file).versions().get(number - 1));
  }

  private List<String> events(FileId file) {
    return scope.call(
        () ->
            reading.about(file.subject(), new Page.Limit(50, null)).items().stream()
                .map(LoggedEvent::name)
                .toList());
  }

  private void awaitMail(String user, String title) {
    var address = scope.call(() -> House.address(user));
    await().until(() -> Mailbox.titles(address).contains(title));
  }

  private static Map<String, Object> reviewed(String review) {
    return Map.of("review", review, "reason", "Seen.");
  }
}
