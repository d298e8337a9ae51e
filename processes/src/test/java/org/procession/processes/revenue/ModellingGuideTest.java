package org.procession.processes.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.procession.processes.engine.ProcessInstanceAssert.assertThat;
import static org.procession.processes.revenue.SubmittedBill.aBill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.procession.processes.engine.Engine;
import org.procession.processes.engine.Model;
import org.procession.processes.engine.ModelUnderTest;
import org.procession.processes.engine.Models;
import org.procession.processes.engine.ProcessInstance;

/** Who follows docs/modelling.md gets what it promises. Tried on copies, with ids of their own. */
class ModellingGuideTest {
  private static final ModellingGuide GUIDE = ModellingGuide.read();

  @RegisterExtension static final ModelUnderTest process = new ModelUnderTest();

  @TempDir static Path folder;

  @BeforeAll
  static void followTheGuide() throws IOException {
    var files = new ArrayList<>(Models.all("form"));
    files.add(Files.writeString(folder.resolve("FileOriginal.form"), GUIDE.form()));
    files.add(policy("GuidedPolicy.dmn", GUIDE.cells()));
    files.add(processWithStep());
    Engine.running().deploy(files);
  }

  @Test
  void aHigherLimitLetsLargerBillsPassWithoutAskingAnybody() {
    var small = submitted("999.99").completeJob("Task_MarkApproved");
    assertThat(small).hasPassed("Task_MarkApproved").hasNotEntered("SubProcess_GroupApproval");
    var asked = submitted("1000").job("Task_TellApprovers").getVariablesAsMap();
    assertThat(asked.get("policy"))
        .asString()
        .contains("Bills of 1,000 or more need the approval of a team lead.");
  }

  @Test
  void aForgottenRuleIsNamed() {
    var half = policy("HalfPolicy.dmn", GUIDE.cells().subList(0, 2));
    var table = Model.read(half).decisionTables().getFirst();
    assertThat(GUIDE.text()).contains(table.overlaps().getFirst());
    assertThat(Model.read(folder.resolve("GuidedPolicy.dmn")).decisionTables())
        .allSatisfy(
            whole -> {
              assertThat(whole.gaps()).isEmpty();
              assertThat(whole.overlaps()).isEmpty();
            });
  }

  @Test
  void anAddedStepAsksWhomItNamesAndKeepsWhatItsFormAsks() {
    var bill = submitted("100").completeJob("Task_MarkApproved").completeJob("Task_PostBill");
    assertThat(bill.userTask("Task_FileOriginal").candidateGroups())
        .containsExactly("acme.team-leads");
    bill.completeUserTask("Task_FileOriginal", Map.of("filedAt", "Shelf 6"));
    bill.throwError(
        "Task_VerifyFiling", "APPROVAL_NOT_ACCEPTED", Map.of("notAccepted", "Who are you?"));
    bill.completeUserTask("Task_FileOriginal", Map.of("filedAt", "Shelf 7"));
    bill.completeJob("Task_VerifyFiling");
    assertThat(bill)
        .hasEndedAt("End_BillPosted")
        .hasVariable("filedAt", "\"Shelf 7\"")
        .hasVariable("notAccepted", "null");
  }

  private static ProcessInstance submitted(String amount) {
    var bill = aBill().of(amount);
    return process
        .start("guided.billSubmitted", bill.id(), bill.message())
        .completeJob("Task_CheckBill", bill.found());
  }

  private static Path policy(String name, List<ModellingGuide.Cell> cells) {
    var model = Model.read(file("BillApprovalPolicy.dmn"));
    var columns = new ArrayList<>(model.elements("input"));
    columns.addAll(model.elements("output"));
    var labels = columns.stream().map(column -> column.getAttribute("label")).toList();
    for (var cell : cells) {
      var rule = model.elements("rule").get(cell.rule() - 1);
      var entries = new ArrayList<>(Model.below(rule, "inputEntry"));
      entries.addAll(Model.below(rule, "outputEntry"));
      var text = Model.below(entries.get(labels.indexOf(cell.column())), "text").getFirst();
      assertThat(text.getTextContent()).isEqualTo(cell.was());
      text.setTextContent(cell.becomes());
    }
    return written(name, model.text());
  }

  /** The process with the step of the guide in the place of the flow on which it is drawn. */
  private static Path processWithStep() throws IOException {
    var flow = "Flow_PostBill_BillPosted";
    var text = Files.readString(file("BillApprovalProcess.bpmn"));
    return written(
        "GuidedProcess.bpmn",
        text.replaceFirst("<bpmn:sequenceFlow id=\"%s\".*/>".formatted(flow), GUIDE.step())
            .replace("<bpmn:incoming>" + flow, "<bpmn:incoming>Flow_VerifyFiling_BillPosted")
            .replace(flow, "Flow_PostBill_FileOriginal"));
  }

  private static Path file(String name) {
    return Models.all().stream().filter(file -> file.endsWith(name)).findFirst().orElseThrow();
  }

  /** Nothing of the copies may be taken for what they are copied from. */
  private static Path written(String name, String text) {
    try {
      return Files.writeString(
          folder.resolve(name),
          text.replace("BillApprovalProcess", "GuidedProcess")
              .replace("BillApprovalPolicy", "GuidedPolicy")
              .replace("\"revenue.bill", "\"guided.bill"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
