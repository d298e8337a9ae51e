package org.procession.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.procession.workers.Patience.await;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.procession.local.EngineRecord;
import org.procession.local.EngineTap;
import org.procession.local.TestParts;
import org.procession.workers.Gate;
import org.springframework.boot.health.contributor.Status;

class DeployingModelsIT {

  @Test
  void waitsForTheEngineAndTellsSo() throws IOException {
    try (var gate = new Gate(TestParts.engine().grpc());
        var engine = client(gate)) {
      gate.shut();
      var deploying = new DeployingModels(engine, new Models(), EngineTenants.shared());
      deploying.start();
      await()
          .untilAsserted(
              () ->
                  assertThat(deploying.health().getDetails().get("reason"))
                      .asString()
                      .matches("[a-z]+ not deployed: .+"));
      assertThat(deploying.isDone()).isFalse();
      assertThat(deploying.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
      gate.open();
      await().until(deploying::isDone);
      assertThat(deploying.health().getStatus()).isEqualTo(Status.UP);
      deploying.stop();
    }
  }

  @Test
  void makesNoNewVersionOfWhatTheEngineHasAlready() throws IOException {
    try (var gate = new Gate(TestParts.engine().grpc());
        var engine = client(gate)) {
      deploy(engine, new Models());
      var versions = versions();
      assertThat(versions).isNotEmpty();
      deploy(engine, new Models());
      assertThat(versions()).isEqualTo(versions);
    }
  }

  @Test
  void makesANewVersionOfAWholeCapabilityWhenOneOfItsFilesChanges() throws IOException {
    try (var gate = new Gate(TestParts.engine().grpc());
        var engine = client(gate)) {
      deploy(engine, changing("first"));
      deploy(engine, changing("second"));
      EngineTap.await(
          "second version",
          record -> isChanging(record) && record.value().path("version").asInt() == 2);
      assertThat(
              EngineTap.soFar(DeployingModelsIT::isChanging).stream()
                  .map(record -> record.value().path("version").asInt()))
          .containsExactly(1, 2);
    }
  }

  private static boolean isChanging(EngineRecord record) {
    return record.is("PROCESS", "CREATED")
        && record.text("bpmnProcessId").equals("ChangingProcess");
  }

  /** The same process with another form. */
  private static Models changing(String text) {
    return new Models(
        List.of(
            new Models.Resource(
                "changing/ChangingProcess.bpmn",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="test">
                  <bpmn:process id="ChangingProcess" isExecutable="true">
                    <bpmn:startEvent id="Start"><bpmn:outgoing>Flow</bpmn:outgoing></bpmn:startEvent>
                    <bpmn:sequenceFlow id="Flow" sourceRef="Start" targetRef="Ask" />
                    <bpmn:userTask id="Ask">
                      <bpmn:extensionElements>
                        <zeebe:userTask /><zeebe:formDefinition formId="Question" bindingType="deployment" />
                      </bpmn:extensionElements>
                      <bpmn:incoming>Flow</bpmn:incoming>
                    </bpmn:userTask>
                  </bpmn:process>
                </bpmn:definitions>
                """),
            new Models.Resource(
                "changing/Question.form",
                """
                {"id": "Question", "type": "default", "schemaVersion": 16,
                 "components": [{"type": "text", "id": "Field_1", "text": "%s"}]}
                """
                    .formatted(text))));
  }

  private static void deploy(CamundaClient engine, Models models) {
    var deploying = new DeployingModels(engine, models, EngineTenants.shared());
    deploying.start();
    await().until(deploying::isDone);
    deploying.stop();
  }

  /** All that the engine has of ours, with versions. */
  private static Set<String> versions() {
    return EngineTap.soFar(
            record ->
                record.is("PROCESS", "CREATED")
                    || record.is("FORM", "CREATED")
                    || record.is("DECISION", "CREATED"))
        .stream()
        .filter(
            record ->
                record.text("resourceName").startsWith("revenue/")
                    || record.is("DECISION", "CREATED"))
        .map(
            record ->
                record.text("bpmnProcessId")
                    + record.text("formId")
                    + record.text("decisionId")
                    + record.value().path("version").asInt())
        .collect(Collectors.toSet());
  }

  private static CamundaClient client(Gate gate) {
    return CamundaClient.newClientBuilder()
        .grpcAddress(gate.uri())
        .preferRestOverGrpc(false)
        .defaultRequestTimeout(Duration.ofSeconds(5))
        .build();
  }
}
