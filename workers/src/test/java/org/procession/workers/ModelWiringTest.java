package org.procession.workers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.events.DomainEvent;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Header;
import org.procession.workers.engine.TakingDecisions;
import org.procession.workers.engine.VerifyingCompletions;
import org.procession.workers.engine.Worker;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Models, workers, forms, decisions and events fit together. */
class ModelWiringTest {

  /** What the engine relay gives to every instance, beside the id of its subject. */
  private static final Set<String> START_VARIABLES = Set.of("tenantId", "subject", "seals");

  private static final Pattern VARIABLE = Pattern.compile("=\\s*([a-zA-Z]\\w*)");

  /** A model and the file that it is in. */
  record Model(String name, BpmnModelInstance bpmn) {
    <E extends ModelElementInstance> Stream<E> all(Class<E> type) {
      return bpmn.getModelElementsByType(type).stream();
    }

    Stream<FlowNode> jobs() {
      return all(ZeebeTaskDefinition.class).map(definition -> owner(definition));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Model> models() {
    return files("bpmn")
        .map(
            file ->
                new Model(
                    baseName(file),
                    Bpmn.readModelFromStream(new ByteArrayInputStream(content(file)))));
  }

  private static final Map<String, Worker<?>> WORKERS =
      Declared.workers().stream().collect(toMap(Worker::jobType, Function.identity()));

  @Test
  void eachWorkerHasAJobTypeOfSomeModelAndEachJobTypeOneWorker() {
    var jobTypes =
        models()
            .flatMap(model -> model.all(ZeebeTaskDefinition.class))
            .map(ZeebeTaskDefinition::getType)
            .collect(toSet());
    assertThat(WORKERS).isNotEmpty();
    assertThat(jobTypes).isEqualTo(WORKERS.keySet());
  }

  @ParameterizedTest
  @MethodSource("models")
  void messagesAreEventsOfTheCatalogue(Model model) {
    var catalogue = Declared.classes(DomainEvent.class).map(DomainEvent::nameOf).collect(toSet());
    assertThat(catalogue).containsAll(model.all(Message.class).map(Message::getName).toList());
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyErrorOfAWorkerIsCaughtWhereverItWorks(Model model) {
    model
        .jobs()
        .forEach(
            job ->
                assertThat(
                        catchersOf(job, model).stream()
                            .map(ModelWiringTest::errorCode)
                            .collect(toSet()))
                    .as(job.getId())
                    .containsAll(worker(job).errors().stream().map(BpmnError::code).toList()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyErrorThatIsCaughtIsThrownBySomeWorkerInReach(Model model) {
    var thrown = new HashSet<CatchEvent>();
    model
        .jobs()
        .forEach(
            job ->
                catchersOf(job, model).stream()
                    .filter(
                        catcher ->
                            worker(job).errors().stream()
                                .anyMatch(error -> error.code().equals(errorCode(catcher))))
                    .forEach(thrown::add));
    assertThat(model.all(ErrorEventDefinition.class).map(ErrorEventDefinition::getParentElement))
        .allMatch(thrown::contains);
  }

  @ParameterizedTest
  @MethodSource("models")
  void theTextOfAnErrorIsPassedOnWhereItIsCaught(Model model) {
    model
        .jobs()
        .forEach(
            job -> {
              for (var error : worker(job).errors()) {
                var catcher =
                    catchersOf(job, model).stream()
                        .filter(candidate -> error.code().equals(errorCode(candidate)))
                        .findFirst()
                        .orElseThrow();
                error
                    .variable()
                    .ifPresent(
                        variable ->
                            assertThat(outputs(catcher)).as(catcher.getId()).containsKey(variable));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatAWorkerReadsIsWrittenSomewhere(Model model) {
    var written = new HashSet<>(START_VARIABLES);
    // Messages are correlated by the id of the subject.
    var ids = model.all(ZeebeSubscription.class).map(ZeebeSubscription::getCorrelationKey).toList();
    written.addAll(variables(ids));
    model.all(ZeebeInput.class).map(ZeebeInput::getTarget).forEach(written::add);
    model.all(ZeebeOutput.class).map(ZeebeOutput::getTarget).forEach(written::add);
    model
        .all(ZeebeLoopCharacteristics.class)
        .map(ZeebeLoopCharacteristics::getInputElement)
        .forEach(written::add);
    model
        .jobs()
        .forEach(job -> assertThat(written).as(job.getId()).containsAll(inputs(worker(job))));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelGivesEachWorkerTheHeadersThatItTakes(Model model) {
    model
        .jobs()
        .forEach(
            job ->
                assertThat(Stream.ofNullable(job.getSingleExtensionElement(ZeebeTaskHeaders.class)))
                    .as(job.getId())
                    .flatExtracting(ZeebeTaskHeaders::getHeaders)
                    .extracting(ZeebeHeader::getKey)
                    .containsAll(headers(worker(job), header -> !isNullable(header)))
                    .isSubsetOf(headers(worker(job), header -> true)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatAModelTakesFromAJobIsWhatTheWorkerGives(Model model) {
    model
        .jobs()
        .forEach(
            job -> {
              var given = new HashSet<>(results(worker(job)));
              mappings(job)
                  .flatMap(io -> io.getInputs().stream())
                  .map(ZeebeInput::getTarget)
                  .forEach(given::add);
              assertThat(given).as(job.getId()).containsAll(variables(outputs(job).values()));
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void aUserTaskLeadsToEachJobThatVerifiesWhoCompletedIt(Model model) {
    assertThat(model.jobs().filter(job -> verifies(worker(job))))
        .allSatisfy(
            job ->
                assertThat(job.getPreviousNodes().list())
                    .hasSize(1)
                    .hasOnlyElementsOfType(UserTask.class));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aUserTaskLeadsOnlyToAJobThatVerifiesWhoCompletedItAndBringsItBack(Model model) {
    assertThat(model.all(UserTask.class))
        .allSatisfy(
            task -> {
              var next = task.getSucceedingNodes().list();
              assertThat(next).as("after " + task.getId()).hasSize(1);
              var job = next.getFirst();
              assertThat(job).isInstanceOf(ServiceTask.class);
              assertThat(verifies(worker(job)))
                  .as("%s verifies who completed %s", job.getId(), task.getId())
                  .isTrue();
              var notAccepted =
                  catchersOf(job, model).stream()
                      .filter(catcher -> errorCode(catcher).equals(DecisionNotAccepted.CODE))
                      .findFirst()
                      .orElseThrow();
              assertThat(notAccepted.getSucceedingNodes().list()).containsExactly(task);
              assertThat(form(task)).contains("{{notAccepted}}");
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void noTwoTurnsAreOpenOfATaskThatIsVerifiedByWhoeverItAsks(Model model) {
    assertThat(model.jobs().filter(job -> isGiven(worker(job), VerifyingCompletions.class)))
        .allSatisfy(
            job ->
                assertThat(model.all(MultiInstanceLoopCharacteristics.class))
                    .filteredOn(loop -> !loop.isSequential())
                    .noneMatch(loop -> isWithin(job, loop.getParentElement())));
  }

  private static boolean isWithin(@Nullable ModelElementInstance element, Object whole) {
    return element != null
        && (element.equals(whole) || isWithin(element.getParentElement(), whole));
  }

  private static boolean verifies(Worker<?> worker) {
    return isGiven(worker, TakingDecisions.class) || isGiven(worker, VerifyingCompletions.class);
  }

  /** Whether a worker is made with a part. */
  private static boolean isGiven(Worker<?> worker, Class<?> part) {
    return Arrays.asList(worker.getClass().getDeclaredConstructors()[0].getParameterTypes())
        .contains(part);
  }

  private static String form(UserTask task) {
    var id = task.getSingleExtensionElement(ZeebeFormDefinition.class).getFormId();
    return files("form")
        .filter(file -> (id + ".form").equals(file.getFilename()))
        .map(file -> new String(content(file), UTF_8))
        .findFirst()
        .orElseThrow();
  }

  /** The events that an error reaches, the nearest first. */
  private static List<CatchEvent> catchersOf(FlowNode job, Model model) {
    List<CatchEvent> catchers = new ArrayList<>();
    ModelElementInstance place = job;
    while (!(place instanceof Process)) {
      var thrower = place;
      model
          .all(BoundaryEvent.class)
          .filter(event -> event.getAttachedTo().equals(thrower))
          .filter(ModelWiringTest::isError)
          .forEach(catchers::add);
      place = place.getParentElement();
      if (place instanceof SubProcess || place instanceof Process) {
        place.getChildElementsByType(SubProcess.class).stream()
            .filter(SubProcess::triggeredByEvent)
            .flatMap(sub -> sub.getChildElementsByType(StartEvent.class).stream())
            .filter(ModelWiringTest::isError)
            .forEach(catchers::add);
      }
    }
    return catchers;
  }

  private static boolean isError(CatchEvent event) {
    return event.getEventDefinitions().stream().anyMatch(ErrorEventDefinition.class::isInstance);
  }

  private static String errorCode(CatchEvent event) {
    return event.getEventDefinitions().stream()
        .map(ErrorEventDefinition.class::cast)
        .findFirst()
        .orElseThrow()
        .getError()
        .getErrorCode();
  }

  private static FlowNode owner(ModelElementInstance extension) {
    return (FlowNode) extension.getParentElement().getParentElement();
  }

  private static String jobType(FlowNode job) {
    return job.getSingleExtensionElement(ZeebeTaskDefinition.class).getType();
  }

  private static Worker<?> worker(FlowNode job) {
    return WORKERS.get(jobType(job));
  }

  /** What an element passes on: expressions by the variable they are for. */
  private static Map<String, String> outputs(FlowElement element) {
    return mappings(element)
        .flatMap(io -> io.getOutputs().stream())
        .collect(toMap(ZeebeOutput::getTarget, ZeebeOutput::getSource));
  }

  private static Stream<ZeebeIoMapping> mappings(FlowElement element) {
    return Stream.ofNullable(element.getSingleExtensionElement(ZeebeIoMapping.class));
  }

  /** Those expressions that only name a variable. */
  private static List<String> variables(Iterable<String> expressions) {
    List<String> names = new ArrayList<>();
    for (var expression : expressions) {
      var match = VARIABLE.matcher(expression);
      if (match.matches() && !match.group(1).equals("null")) {
        names.add(match.group(1));
      }
    }
    return names;
  }

  private static List<String> inputs(Worker<?> worker) {
    return components(Declared.inputOf(worker), component -> !isHeader(component));
  }

  private static List<String> headers(Worker<?> worker, Predicate<RecordComponent> which) {
    return components(
        Declared.inputOf(worker), component -> isHeader(component) && which.test(component));
  }

  private static List<String> results(Worker<?> worker) {
    return components(Declared.outputOf(worker), component -> true);
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static boolean isHeader(RecordComponent component) {
    return component.isAnnotationPresent(Header.class);
  }

  private static List<String> components(Class<?> type, Predicate<RecordComponent> which) {
    return Arrays.stream(type.getRecordComponents())
        .filter(which)
        .map(RecordComponent::getName)
        .toList();
  }

  private static Stream<Resource> files(String type) {
    try {
      return Stream.of(
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:processes/**/*." + type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String baseName(Resource file) {
    var name = file.getFilename();
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static byte[] content(Resource file) {
    try {
      return file.getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
