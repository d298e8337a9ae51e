package org.procession.processes.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.procession.processes.engine.ProcessInstanceAssert.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.procession.processes.engine.ModelUnderTest;
import org.procession.processes.engine.ProcessInstance;

class FileScanningProcessTest {

  @RegisterExtension static final ModelUnderTest process = new ModelUnderTest();

  private final String fileId = UUID.randomUUID().toString();

  @Test
  void releasesACleanVersionAndReadsItsText() {
    var file = uploaded().completeJob("Task_ScanVersion", found(1, "CLEAN"));
    assertThat(file.job("Task_ReleaseVersion").getVariablesAsMap())
        .containsEntry("fileId", fileId)
        .containsEntry("version", 1);
  }

  @Test
  void endsWhenNothingIsLeftToDo() {
    var file = released(uploaded()).completeJob("Task_FindOpenWork", next("NOTHING", null));
    assertThat(file)
        .hasEndedAt("End_FileScanned")
        .hasNotEntered("Task_DecideHandling", "Task_ReviewFile");
  }

  @Test
  void scansAnotherVersionThatCameMeanwhile() {
    var file = released(uploaded()).completeJob("Task_FindOpenWork", next("SCAN", null));
    file.completeJob("Task_ScanVersion", found(2, "CLEAN"));
    assertThat(file.job("Task_ReleaseVersion").getVariablesAsMap()).containsEntry("version", 2);
  }

  @Test
  void endsAtOnceWhenAnotherInstanceHasDoneTheWork() {
    var file = uploaded().completeJob("Task_ScanVersion", found(null, "NOTHING"));
    file.completeJob("Task_FindOpenWork", next("NOTHING", null));
    assertThat(file).hasEndedAt("End_FileScanned").hasNotEntered("Task_ReleaseVersion");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INFECTED", "LIMIT_EXCEEDED", "SCAN_FAILED", "CHANGED", "UNHEARD_OF"})
  void asksForAReviewAndNeverReleases(String finding) {
    var file = uploaded().completeJob("Task_ScanVersion", found(1, finding));
    assertThat(file.job("Task_AskReviewers").getVariablesAsMap())
        .containsEntry("version", 1)
        .containsKey("explanation");
    assertThat(file).hasNotEntered("Task_ReleaseVersion", "Task_RefuseVersion");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENCRYPTED", "TOO_LARGE"})
  void refusesWhatCannotBeScanned(String finding) {
    var file = uploaded().completeJob("Task_ScanVersion", found(1, finding));
    assertThat(file.job("Task_RefuseVersion").getVariablesAsMap().get("explanation").toString())
        .endsWith(".");
    assertThat(file).hasNotEntered("Task_ReleaseVersion", "Task_AskReviewers");
  }

  @Test
  void endsAfterARefusal() {
    var file = uploaded().completeJob("Task_ScanVersion", found(1, "ENCRYPTED"));
    file.completeJob("Task_RefuseVersion");
    file.completeJob("Task_FindOpenWork", next("NOTHING", null));
    assertThat(file).hasEndedAt("End_FileScanned");
  }

  @Test
  void hasContentReviewedThatWasExchangedAfterTheScan() {
    var file = uploaded().completeJob("Task_ScanVersion", found(1, "CLEAN"));
    file.throwError("Task_ReleaseVersion", "FILE_CONTENT_CHANGED", Map.of());
    file.completeJob("Task_AskReviewers");
    assertThat(file).hasVariable("finding", "\"CHANGED\"").hasNotEntered("Task_ExtractText");
  }

  @Test
  void asksTheSecurityGroupAboutAnInfectedFile() {
    var task = infected().userTask("Task_ReviewFile");
    assertThat(task.candidateGroups()).containsExactly("acme.security");
    assertThat(task.dueAfter()).isCloseTo(Duration.ofDays(1), Duration.ofSeconds(10));
  }

  @Test
  void deletesAnInfectedFileForTheReasonOfTheReviewer() {
    var file = infected();
    file.completeUserTask("Task_ReviewFile", reviewed("DELETE")).completeJob("Task_RecordReview");
    assertThat(file.job("Task_RefuseVersion").getVariablesAsMap())
        .containsEntry("version", 1)
        .containsEntry("explanation", "Seen.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"KEEP", "RESCAN", "UNHEARD_OF"})
  void looksForFurtherVersionsWhenTheFileIsNotDeleted(String review) {
    var file = infected();
    file.completeUserTask("Task_ReviewFile", reviewed(review)).completeJob("Task_RecordReview");
    file.completeJob("Task_ScanVersion", found(null, "NOTHING"));
    file.completeJob("Task_FindOpenWork", next("NOTHING", null));
    assertThat(file).hasEndedAt("End_FileScanned").hasNotEntered("Task_RefuseVersion");
  }

  @Test
  void bringsTheTaskBackWhenTheReviewIsNotAccepted() {
    var file = infected();
    file.completeUserTask("Task_ReviewFile", reviewed("DELETE"));
    file.throwError(
        "Task_RecordReview",
        "APPROVAL_NOT_ACCEPTED",
        Map.of("notAccepted", "Clerk is not in the group security.", "version", 7));
    assertThat(file)
        .isWaitingAt("Task_ReviewFile")
        .hasVariable("notAccepted", "\"Clerk is not in the group security.\"")
        .hasVariable("version", "1")
        .hasNotEntered("Task_RefuseVersion");
    file.completeUserTask("Task_ReviewFile", reviewed("KEEP")).completeJob("Task_RecordReview");
    assertThat(file).hasPassed("Gateway_Delete").hasVariable("notAccepted", "null");
  }

  @Test
  void scansANewVersionThoughAnEarlierOneWaitsForItsReview() {
    var file = infected();
    assertThat(file).isWaitingAt("Task_ReviewFile");
    file.receive("files.fileUploaded", fileId);
    file.completeJob("Task_ScanVersion", found(2, "CLEAN"));
    file.completeJob("Task_ReleaseVersion").completeJob("Task_ExtractText");
    file.completeJob("Task_FindOpenWork", next("REVIEW", 1));
    assertThat(file).isWaitingAt("Task_ReviewFile").hasVariable("version", "1");
  }

  @Test
  void forgetsTheDecisionOnOneVersionWhenAnotherIsRefused() {
    var file = infected();
    file.completeUserTask("Task_ReviewFile", reviewed("DELETE")).completeJob("Task_RecordReview");
    file.completeJob("Task_RefuseVersion").completeJob("Task_FindOpenWork", next("SCAN", null));
    file.completeJob("Task_ScanVersion", found(2, "TOO_LARGE"));
    assertThat(file.job("Task_RefuseVersion").getVariablesAsMap().get("explanation"))
        .isEqualTo("It is larger than can be scanned. Send it in parts.");
  }

  @Test
  void startsAnotherInstanceForAVersionThatCameTooLateForTheFirst() {
    var first = uploaded().completeJob("Task_ScanVersion", found(1, "CLEAN"));
    first.receive("files.fileUploaded", fileId);
    first.completeJob("Task_ReleaseVersion").completeJob("Task_ExtractText");
    first.completeJob("Task_FindOpenWork", next("NOTHING", null));
    assertThat(first).hasEndedAt("End_FileScanned");
    var second = process.startedAfter(first, fileId);
    second.completeJob("Task_ScanVersion", found(2, "CLEAN"));
    assertThat(second.job("Task_ReleaseVersion").getVariablesAsMap()).containsEntry("version", 2);
  }

  @Test
  void keepsWhatPeopleSendBesidesTheirResultsOutOfTheInstance() {
    var file = infected();
    var sent = new HashMap<String, Object>(reviewed("KEEP"));
    sent.putAll(Map.of("version", 9, "finding", "CLEAN", "tenantId", "globex"));
    file.completeUserTask("Task_ReviewFile", sent).completeJob("Task_RecordReview");
    file.completeJob("Task_ScanVersion", found(null, "NOTHING"));
    file.completeJob("Task_FindOpenWork", next("NOTHING", null));
    assertThat(file)
        .hasEndedAt("End_FileScanned")
        .hasOnlyVariables(
            "fileId",
            "file",
            "finding",
            "next",
            "notAccepted",
            "policy",
            "reason",
            "review",
            "seals",
            "subject",
            "tenantId",
            "version")
        .hasVariable("tenantId", "\"acme\"");
  }

  private ProcessInstance uploaded() {
    return process.start(
        "files.fileUploaded",
        fileId,
        Map.of(
            "tenantId",
            "acme",
            "fileId",
            fileId,
            "subject",
            "file:" + fileId,
            "seals",
            Map.of("FileScanningProcess", "sealed")));
  }

  private static ProcessInstance released(ProcessInstance file) {
    return file.completeJob("Task_ScanVersion", found(1, "CLEAN"))
        .completeJob("Task_ReleaseVersion")
        .completeJob("Task_ExtractText");
  }

  private ProcessInstance infected() {
    return uploaded()
        .completeJob("Task_ScanVersion", found(1, "INFECTED"))
        .completeJob("Task_AskReviewers")
        .completeJob("Task_FindOpenWork", next("REVIEW", 1));
  }

  private static Map<String, Object> found(Integer version, String finding) {
    var result = new HashMap<String, Object>();
    result.put("version", version);
    result.put("finding", finding);
    return result;
  }

  private static Map<String, Object> next(String next, Integer version) {
    var result = new HashMap<String, Object>();
    result.put("next", next);
    result.put("version", version);
    result.put("file", version == null ? null : Map.of("name", "fox.txt"));
    return result;
  }

  private static Map<String, Object> reviewed(String review) {
    return Map.of("review", review, "reason", "Seen.");
  }
}
