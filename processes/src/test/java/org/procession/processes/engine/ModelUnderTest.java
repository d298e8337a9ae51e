package org.procession.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.procession.local.EngineRecord;
import org.procession.local.EngineTap;

/**
 * The process that a test class covers. Ends what each test leaves running, and fails the class
 * when its tests leave an element or a flow of the model out.
 */
public final class ModelUnderTest implements AfterEachCallback, AfterAllCallback {
  private final Model model;
  private final Engine engine = Engine.running();
  private final List<ProcessInstance> instances = new ArrayList<>();
  private final Set<Method> testsRun = new HashSet<>();

  public ModelUnderTest(String processId) {
    model =
        Models.all("bpmn").stream()
            .filter(file -> Models.id(file).equals(processId))
            .map(Model::read)
            .findFirst()
            .orElseThrow();
  }

  /** Starts an instance by a message. The correlation key must be new to the engine. */
  public ProcessInstance start(String message, String correlationKey, Map<String, ?> variables) {
    var instance = engine.start(message, correlationKey, variables);
    instances.add(instance);
    return instance;
  }

  /** The instance that a message starts which had to wait for an earlier one to end. */
  public ProcessInstance startedAfter(ProcessInstance earlier, String correlationKey) {
    var instance = engine.startedAfter(earlier, correlationKey);
    instances.add(instance);
    return instance;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    instances.forEach(ProcessInstance::cancel);
    instances.clear();
    testsRun.add(context.getRequiredTestMethod());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    var tests =
        AnnotationSupport.findAnnotatedMethods(
            context.getRequiredTestClass(), Testable.class, HierarchyTraversalMode.TOP_DOWN);
    if (!testsRun.containsAll(tests)) return; // somebody runs some of them only
    var passed =
        EngineTap.soFar(r -> r.text("bpmnProcessId").equals(model.id())).stream()
            .filter(
                r ->
                    r.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED")
                        || r.is("PROCESS_INSTANCE", "SEQUENCE_FLOW_TAKEN"))
            .map(EngineRecord::elementId)
            .collect(Collectors.toSet());
    var leftOut =
        Stream.concat(model.flowNodes().stream(), model.sequenceFlows().stream())
            .map(element -> element.getAttribute("id"))
            .filter(element -> !passed.contains(element));
    assertThat(leftOut).as("elements that no test passes").isEmpty();
  }
}
