package org.procession.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.procession.processes.engine.NodeScript;
import tools.jackson.databind.ObjectMapper;

/** Camunda Modeler can read the element templates. */
class ElementTemplatesTest {
  private static final Path FOLDER = Path.of(".camunda", "element-templates");

  @Test
  void fitCamundasSchema() throws IOException {
    var files = templates();
    var found = new ObjectMapper().readTree(NodeScript.run("templates.js", files));
    assertThat(files).isNotEmpty();
    assertThat(files).allSatisfy(file -> assertThat(found.get(file)).as(file).isEmpty());
  }

  private static List<String> templates() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.map(Path::toAbsolutePath).map(Path::toString).sorted().toList();
    }
  }
}
