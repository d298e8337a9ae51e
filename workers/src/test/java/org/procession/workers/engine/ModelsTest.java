package org.procession.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelsTest {

  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="test">
        <bpmn:process id="%s" isExecutable="true">
          <bpmn:startEvent id="Start"><bpmn:messageEventDefinition id="M1" messageRef="Begun" /></bpmn:startEvent>
          <bpmn:serviceTask id="Task">
            <bpmn:extensionElements><zeebe:taskDefinition type="some.work" /></bpmn:extensionElements>
          </bpmn:serviceTask>
          <bpmn:businessRuleTask id="Rule">
            <bpmn:extensionElements><zeebe:calledDecision decisionId="Policy" resultVariable="r" /></bpmn:extensionElements>
          </bpmn:businessRuleTask>
          <bpmn:userTask id="Ask">
            <bpmn:extensionElements><zeebe:userTask /><zeebe:formDefinition formId="Question" /></bpmn:extensionElements>
          </bpmn:userTask>
          <bpmn:sequenceFlow id="Answered" sourceRef="Ask" targetRef="Record" />
          <bpmn:serviceTask id="Record">
            <bpmn:extensionElements><zeebe:taskDefinition type="some.recording" /></bpmn:extensionElements>
            <bpmn:incoming>Answered</bpmn:incoming>
          </bpmn:serviceTask>
          <bpmn:receiveTask id="Receive" messageRef="Awaited" />
          <bpmn:subProcess id="Sub" triggeredByEvent="true">
            <bpmn:startEvent id="SubStart"><bpmn:messageEventDefinition id="M2" messageRef="Interrupted" /></bpmn:startEvent>
          </bpmn:subProcess>
          <bpmn:endEvent id="End">
            <bpmn:messageEventDefinition id="M3" messageRef="Sent">
              <bpmn:extensionElements><zeebe:taskDefinition type="some.sending" /></bpmn:extensionElements>
            </bpmn:messageEventDefinition>
          </bpmn:endEvent>
        </bpmn:process>
        <bpmn:message id="Begun" name="some.begun" />
        <bpmn:message id="Awaited" name="some.awaited" />
        <bpmn:message id="Interrupted" name="some.interrupted" />
        <bpmn:message id="Sent" name="some.sent" />
      </bpmn:definitions>
      """;

  private final Models models =
      new Models(
          List.of(
              resource("some/One.bpmn", MODEL.formatted("One")),
              resource("other/Two.bpmn", MODEL.formatted("Two")),
              resource("some/Question.form", "{}"),
              resource("some/Policy.dmn", ""),
              resource("other/Question.form", "{}"),
              resource("other/Policy.dmn", "")));

  @Test
  void tellWhatAModelNeedsAndListensTo() {
    assertThat(models.processes().getFirst())
        .isEqualTo(
            new ProcessModel(
                "One",
                "some/One.bpmn",
                Set.of("some.begun"),
                Set.of("some.awaited", "some.interrupted"),
                Set.of("some.work", "some.recording", "some.sending"),
                Set.of("Question"),
                Set.of("Policy"),
                Map.of("Record", "Ask")));
  }

  @Test
  void tellWhichUserTaskLeadsToAStep() {
    assertThat(models.userTaskBefore("Two", "Record")).isEqualTo("Ask");
    assertThatThrownBy(() -> models.userTaskBefore("Two", "Task"))
        .hasMessage("No single user task leads to Task of Two");
    assertThatThrownBy(() -> models.userTaskBefore("Three", "Record"))
        .hasMessage("No single user task leads to Record of Three");
  }

  @Test
  void tellWhichProcessesAMessageStarts() {
    assertThat(models.startedBy("some.begun")).containsExactly("One", "Two");
    assertThat(models.startedBy("some.awaited")).isEmpty();
  }

  @Test
  void tellWhichMessagesAnyProcessTakes() {
    assertThat(List.of("some.begun", "some.awaited", "some.interrupted"))
        .allMatch(models::isAwaited);
    assertThat(List.of("some.sent", "some.other")).noneMatch(models::isAwaited);
  }

  @Test
  void goToTheEngineByCapability() {
    assertThat(models.byCapability()).containsOnlyKeys("other", "some");
    assertThat(models.byCapability().get("some"))
        .extracting(Models.Resource::name)
        .containsExactly("some/One.bpmn", "some/Question.form", "some/Policy.dmn");
  }

  @Test
  void areRefusedWithoutTheirFormsAndDecisions() {
    var model = resource("some/One.bpmn", MODEL.formatted("One"));
    assertThatThrownBy(() -> new Models(List.of(model, resource("some/Question.form", "{}"))))
        .hasMessage("some/One.bpmn needs some/Policy.dmn, which is not there");
    assertThatThrownBy(() -> new Models(List.of(model, resource("some/Policy.dmn", ""))))
        .hasMessage("some/One.bpmn needs some/Question.form, which is not there");
  }

  @Test
  void areFoundOnTheClassPath() {
    assertThat(new Models().byCapability().get("revenue"))
        .extracting(Models.Resource::name)
        .contains(
            "revenue/BillApprovalProcess.bpmn",
            "revenue/BillApprovalPolicy.dmn",
            "revenue/ApproveBill.form");
    assertThat(new Models().startedBy("revenue.billSubmitted"))
        .containsExactly("BillApprovalProcess");
  }

  private static Models.Resource resource(String name, String content) {
    return new Models.Resource(name, content);
  }
}
