package org.procession.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How many cases of a process a second the whole house takes from their start to their end, and how
 * many the same engine takes of the same model when nothing but answers is needed.
 */
final class ProcessRate implements Benchmark {

  /** Part of what the engine alone does. */
  static final double AIM = 0.6;

  private static final int CLIENTS = 8;

  private final Cases cases;
  private final Map<Integer, String> ids = new ConcurrentHashMap<>();

  ProcessRate(Cases cases) {
    this.cases = cases;
  }

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    var number = cases.number(bed);
    var first = number / 4;
    new Clients(CLIENTS).make(first + number, n -> ids.put(n, cases.create(bed, n)));
    double rate;
    try (var _ = people(bed, "")) {
      through(bed, 0, first);
      rate = number / seconds(through(bed, first, number));
    }
    var process = cases.process();
    figures.accept(Figure.of(process.name() + ".house", rate, "instances/s"));
    try (var engine = new RawEngine(bed, process, id(0));
        var _ = people(bed, RawEngine.RENAMED)) {
      engine.run(first);
      engine.compare(rate, number, AIM, figures);
    }
  }

  /** Those who complete its user tasks; null when it has none. */
  private @Nullable People people(Bed bed, String prefix) {
    return cases
        .answer()
        .map(answer -> new People(bed, task -> answer(task, prefix, answer)))
        .orElse(null);
  }

  private Optional<People.Answer> answer(JsonNode task, String prefix, People.Answer answer) {
    return task.path("bpmnProcessId").asString().equals(prefix + cases.process().id())
        ? Optional.of(answer)
        : Optional.empty();
  }

  private Duration through(Bed bed, int from, int number) throws Exception {
    var mark = bed.mark();
    var begin = System.nanoTime();
    new Clients(CLIENTS).make(number, n -> cases.start(bed, from + n, id(from + n)));
    bed.awaitEvents(cases.process().lastEvent(), mark, number);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private String id(int n) {
    return Objects.requireNonNull(ids.get(n));
  }

  private static double seconds(Duration took) {
    return took.toNanos() / 1e9;
  }
}
