package org.procession.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.CompleteJobCommandStep1;
import io.camunda.client.api.worker.JobWorker;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The house's engine without the house: a model under another name, the jobs of which are answered
 * at once, with what the house's workers answered in one case.
 */
final class RawEngine implements AutoCloseable {

  /** What the names of the processes begin with. */
  static final String RENAMED = "Raw";

  private static final String PREFIX = "raw.";
  private static final Pattern JOB = Pattern.compile("taskDefinition type=\"([^\"]+)\"");
  private static final Pattern MESSAGE = Pattern.compile("(<bpmn:message [^>]*name=\")");

  private static final int CLIENTS = 8;

  private final Bed bed;
  private final ModelledProcess process;
  private final CamundaClient client;
  private final List<JobWorker> workers = new ArrayList<>();
  private final AtomicInteger ended = new AtomicInteger();
  private volatile boolean closing;

  /**
   * @param example the id of a record whose case the house has brought to its end
   */
  RawEngine(Bed bed, ModelledProcess process, String example)
      throws IOException, InterruptedException {
    this.bed = bed;
    this.process = process;
    var recording = Recording.of(bed, process, example);
    client = bed.engine();
    var jobs = deploy();
    for (var job : jobs) {
      var answer = recording.jobs().getOrDefault(job, Map.of());
      workers.add(
          client
              .newWorker()
              .jobType(PREFIX + job)
              .handler(
                  (c, taken) -> {
                    complete(c.newCompleteCommand(taken).variables(answer));
                    if (job.equals(process.lastJob())) {
                      ended.incrementAndGet();
                    }
                  })
              .maxJobsActive(64)
              .streamEnabled(true)
              .timeout(Duration.ofMinutes(1))
              .open());
    }
  }

  /** After the last case nobody waits for the answers that are still under way. */
  private void complete(CompleteJobCommandStep1 command) {
    try {
      command.send().join();
    } catch (ClientException e) {
      if (!closing) {
        throw e;
      }
    }
  }

  /** Deploys the model, renamed, with all decisions and forms of its capability. */
  private Set<String> deploy() throws IOException {
    var folder = process.model().substring(0, process.model().indexOf('/'));
    var bpmn = read("/processes/" + process.model() + ".bpmn");
    var jobs = new TreeSet<String>();
    JOB.matcher(bpmn).results().forEach(match -> jobs.add(match.group(1)));
    var name = process.id();
    var renamed =
        MESSAGE
            .matcher(bpmn.replace("taskDefinition type=\"", "taskDefinition type=\"" + PREFIX))
            .replaceAll("$1" + PREFIX)
            .replace("\"" + name + "\"", "\"" + RENAMED + name + "\"");
    var deployment =
        client.newDeployResourceCommand().addResourceStringUtf8(renamed, "raw/" + name + ".bpmn");
    for (var file : beside("/processes/" + folder)) {
      if (file.endsWith(".dmn") || file.endsWith(".form")) {
        deployment.addResourceStringUtf8(read("/processes/" + folder + "/" + file), file);
      }
    }
    deployment.send().join();
    return jobs;
  }

  private static String read(String resource) throws IOException {
    try (var in = RawEngine.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Set<String> beside(String folder) throws IOException {
    try {
      var uri = Objects.requireNonNull(RawEngine.class.getResource(folder), folder).toURI();
      if (!uri.getScheme().equals("jar")) {
        return names(Path.of(uri));
      }
      try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
        return names(jar.getPath(folder));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  /**
   * Runs so many cases, and tells how it compares with what the house took a second.
   *
   * @param aim at which part of the engine's own rate the house should be
   */
  void compare(double house, int cases, double aim, Consumer<Figure> figures) throws Exception {
    var raw = cases / (run(cases).toNanos() / 1e9);
    figures.accept(Figure.of(process.name() + ".engine", raw, "instances/s"));
    figures.accept(Figure.of(process.name() + ".ratio", house / raw, "house/engine").atLeast(aim));
  }

  /**
   * Runs so many cases.
   *
   * @return from the first's begin to the last's end
   */
  Duration run(int cases) throws Exception {
    var before = ended.get();
    var begin = System.nanoTime();
    new Clients(CLIENTS).make(cases, n -> start(UUID.randomUUID().toString()));
    bed.await("the engine alone", () -> ended.get() >= before + cases);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private void start(String id) {
    client
        .newPublishMessageCommand()
        .messageName(PREFIX + process.firstEvent())
        .correlationKey(id)
        .messageId(id)
        .timeToLive(Duration.ofHours(1))
        .variables(
            Map.of(
                "tenantId", "acme", "subject", "raw:" + id, process.idVariable(), id, "seals", ""))
        .send()
        .join();
  }

  @Override
  public void close() {
    closing = true;
    workers.forEach(JobWorker::close);
    client.close();
  }
}
