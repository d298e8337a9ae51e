package org.procession.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.procession.processes.engine.Models;
import org.procession.processes.engine.NodeScript;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Keeps to bpmnlint's rules, and to Camunda's for the engine that runs the models. */
class BpmnlintTest {
  private static final JsonNode FOUND = lint(Models.all("bpmn"));

  static Stream<Path> processes() {
    return Models.all("bpmn").stream();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void findsNothingInAModel(Path file) {
    assertThat(FOUND.get(file.toAbsolutePath().toString())).isNotNull().isEmpty();
  }

  @Test
  void namesTheElementThatBreaksARule(@TempDir Path folder) throws IOException {
    var model = Models.all("bpmn").getFirst();
    var broken = Files.readString(model).replaceFirst("<zeebe:taskDefinition [^>]*>", "");
    var file = Files.writeString(folder.resolve("Broken.bpmn"), broken);
    assertThat(lint(List.of(file)).get(file.toString()))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.get("element").asString()).startsWith("Task_");
              assertThat(found.get("rule").asString()).isEqualTo("camunda-compat/implementation");
            });
  }

  private static JsonNode lint(List<Path> files) {
    var arguments = files.stream().map(file -> file.toAbsolutePath().toString()).toList();
    return new ObjectMapper().readTree(NodeScript.run("lint.js", arguments));
  }
}
