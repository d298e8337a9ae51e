package org.procession.workers.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.procession.workers.Declared;
import org.procession.workers.engine.Worker;

/**
 * The element templates beside the models, where Camunda Modeler looks for them, are those of the
 * workers as they are. With {@code -Dprocession.templates.write=true} it writes them instead.
 */
class ElementTemplatesTest {
  private static final Path FOLDER = Path.of("..", "processes", ".camunda", "element-templates");
  private static final String STALE =
      "element templates are stale; docs/modelling.md says how to write them anew";

  static List<Worker<?>> workers() {
    return Declared.workers();
  }

  @ParameterizedTest
  @MethodSource("workers")
  void sayWhatAWorkerTakesAndGives(Worker<?> worker) throws IOException {
    var file = FOLDER.resolve(nameFor(worker));
    var template = ElementTemplate.of(worker);
    if (writes()) Files.writeString(file, template);
    assertThat(file).as(STALE).hasContent(template);
  }

  @Test
  void areThoseOfTheWorkersThereAre() throws IOException {
    var expected = workers().stream().map(ElementTemplatesTest::nameFor).toList();
    for (var file : files()) {
      if (writes() && !expected.contains(file.getFileName().toString())) Files.delete(file);
    }
    assertThat(files())
        .as(STALE)
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.toList();
    }
  }

  private static String nameFor(Worker<?> worker) {
    return worker.jobType() + ".json";
  }

  private static boolean writes() {
    return Boolean.getBoolean("procession.templates.write");
  }
}
