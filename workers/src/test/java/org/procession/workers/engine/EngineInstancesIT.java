package org.procession.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.procession.local.EngineTap;
import org.procession.local.TestParts;

class EngineInstancesIT {

  @Test
  void cancelsWhatRunsAndCountsNothingElse() {
    try (var engine = ClientUnderTest.of(TestParts.engine().grpc())) {
      var instances = new EngineInstances(engine);
      var model =
          Bpmn.createExecutableProcess("LeavingProcess")
              .startEvent()
              .serviceTask("Task_Wait", task -> task.zeebeJobType("tests.neverDone"))
              .endEvent()
              .done();
      engine.newDeployResourceCommand().addProcessModel(model, "leaving.bpmn").send().join();
      var running =
          engine
              .newCreateInstanceCommand()
              .bpmnProcessId("LeavingProcess")
              .latestVersion()
              .send()
              .join()
              .getProcessInstanceKey();
      var never = running + 1;
      assertThat(instances.cancel(List.of(running, never))).isOne();
      EngineTap.await(
          "the end of " + running,
          record -> record.is("PROCESS_INSTANCE", "ELEMENT_TERMINATED") && record.key() == running);
      assertThat(instances.cancel(List.of(running, never))).isZero();
    }
  }
}
