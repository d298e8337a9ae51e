package org.procession.workers.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models on the class path, below {@value #FOLDER}, in a folder for each capability. */
@Component
public class Models {

  static final String FOLDER = "processes/";

  private final List<Resource> resources;
  private final List<ProcessModel> processes;

  /**
   * A file of a model.
   *
   * @param name by which the engine knows it: {@code revenue/BillApprovalProcess.bpmn}
   */
  record Resource(String name, String content) {
    String capability() {
      return name.substring(0, name.indexOf('/'));
    }
  }

  Models() {
    this(onClassPath());
  }

  Models(List<Resource> resources) {
    this.resources = List.copyOf(resources);
    this.processes =
        resources.stream()
            .filter(resource -> resource.name().endsWith(".bpmn"))
            .flatMap(Models::processes)
            .toList();
    processes.forEach(this::requireComplete);
  }

  /** The engine would deploy it all the same, and stop every instance that comes there. */
  private void requireComplete(ProcessModel process) {
    var names = resources.stream().map(Resource::name).collect(Collectors.toSet());
    var folder = process.resource().substring(0, process.resource().lastIndexOf('/') + 1);
    Stream.concat(
            process.forms().stream().map(form -> folder + form + ".form"),
            process.decisions().stream().map(decision -> folder + decision + ".dmn"))
        .filter(name -> !names.contains(name))
        .forEach(
            name -> {
              throw new IllegalStateException(
                  "%s needs %s, which is not there".formatted(process.resource(), name));
            });
  }

  private static List<Resource> onClassPath() {
    var resolver = new PathMatchingResourcePatternResolver();
    List<Resource> found = new ArrayList<>();
    try {
      for (var type : List.of("bpmn", "dmn", "form")) {
        for (var file : resolver.getResources("classpath*:" + FOLDER + "**/*." + type)) {
          var url = file.getURL().toString();
          var name = url.substring(url.lastIndexOf(FOLDER) + FOLDER.length());
          found.add(new Resource(name, file.getContentAsString(UTF_8)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static Stream<ProcessModel> processes(Resource resource) {
    var model =
        Bpmn.readModelFromStream(new ByteArrayInputStream(resource.content().getBytes(UTF_8)));
    return model.getModelElementsByType(Process.class).stream()
        .filter(Process::isExecutable)
        .map(process -> process(resource, model, process));
  }

  private static ProcessModel process(Resource resource, BpmnModelInstance model, Process process) {
    Set<String> starts = new HashSet<>();
    Set<String> caught = new HashSet<>();
    for (var event : model.getModelElementsByType(MessageEventDefinition.class)) {
      if (event.getParentElement() instanceof CatchEvent place) {
        (isStartOf(process, place) ? starts : caught).add(event.getMessage().getName());
      }
    }
    model.getModelElementsByType(ReceiveTask.class).stream()
        .map(ReceiveTask::getMessage)
        .map(Message::getName)
        .forEach(caught::add);
    return new ProcessModel(
        process.getId(),
        resource.name(),
        Set.copyOf(starts),
        Set.copyOf(caught),
        names(model, ZeebeTaskDefinition.class, ZeebeTaskDefinition::getType),
        names(model, ZeebeFormDefinition.class, ZeebeFormDefinition::getFormId),
        decisions(model),
        userTasks(model));
  }

  /** Those of business rule tasks, and those that a job is told to decide by. */
  private static Set<String> decisions(BpmnModelInstance model) {
    var named =
        model.getModelElementsByType(ZeebeHeader.class).stream()
            .filter(header -> "decision".equals(header.getKey()))
            .map(ZeebeHeader::getValue);
    var called = names(model, ZeebeCalledDecision.class, ZeebeCalledDecision::getDecisionId);
    return Stream.concat(called.stream(), named).collect(Collectors.toSet());
  }

  private static Map<String, String> userTasks(BpmnModelInstance model) {
    Map<String, String> found = new HashMap<>();
    for (var step : model.getModelElementsByType(FlowNode.class)) {
      var before = step.getPreviousNodes().list();
      if (before.size() == 1 && before.getFirst() instanceof UserTask task) {
        found.put(step.getId(), task.getId());
      }
    }
    return Map.copyOf(found);
  }

  private static boolean isStartOf(Process process, CatchEvent event) {
    return event instanceof StartEvent && event.getParentElement().equals(process);
  }

  private static <E extends ModelElementInstance> Set<String> names(
      BpmnModelInstance model, Class<E> type, Function<E, String> name) {
    return model.getModelElementsByType(type).stream().map(name).collect(Collectors.toSet());
  }

  /** The processes that people and events can start. */
  public List<ProcessModel> processes() {
    return processes;
  }

  /** The types of all jobs that the processes ask for. */
  Set<String> jobTypes() {
    return processes.stream()
        .flatMap(process -> process.jobTypes().stream())
        .collect(Collectors.toSet());
  }

  /** The processes that a message starts, by id. */
  public List<String> startedBy(String message) {
    return processes.stream()
        .filter(process -> process.startMessages().contains(message))
        .map(ProcessModel::id)
        .toList();
  }

  /** By the messages that start processes, the ids of these. */
  public Map<String, Set<String>> starts() {
    return processes.stream()
        .flatMap(
            process -> process.startMessages().stream().map(name -> Map.entry(name, process.id())))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }

  /** Whether any process starts from the message or waits for it. */
  public boolean isAwaited(String message) {
    return processes.stream()
        .anyMatch(
            process ->
                process.startMessages().contains(message)
                    || process.caughtMessages().contains(message));
  }

  /**
   * The user task that leads to a step.
   *
   * @throws IllegalStateException when there is none, or more leads there than that
   */
  String userTaskBefore(String processId, String elementId) {
    return processes.stream()
        .filter(process -> process.id().equals(processId))
        .flatMap(process -> Stream.ofNullable(process.userTasks().get(elementId)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No single user task leads to %s of %s".formatted(elementId, processId)));
  }

  /** All files, by capability. */
  Map<String, List<Resource>> byCapability() {
    return resources.stream()
        .collect(Collectors.groupingBy(Resource::capability, TreeMap::new, Collectors.toList()));
  }
}
