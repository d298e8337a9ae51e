package org.procession.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What {@code Dockerfile} says, stage by stage. */
record Dockerfile(List<Stage> stages) {

  /** One line of it, such as {@code USER 10000:10000}. */
  record Instruction(String name, String rest) {}

  /** From one {@code FROM} to the next. */
  record Stage(String base, List<Instruction> instructions) {

    Stream<String> all(String name) {
      return instructions.stream()
          .filter(instruction -> instruction.name().equals(name))
          .map(Instruction::rest);
    }

    String only(String name) {
      return all(name).reduce((one, other) -> one + "; " + other).orElse("");
    }
  }

  static Dockerfile read() {
    try {
      var text = Files.readString(Path.of("Dockerfile")).replaceAll("(?m)^#.*\n", "");
      List<Stage> stages = new ArrayList<>();
      for (var line : text.replaceAll("\\\\\n\\s*", "").split("\n")) {
        var words = line.split(" ", 2);
        if (words[0].equals("FROM")) {
          stages.add(new Stage(words[1], new ArrayList<>()));
        } else if (words.length == 2) {
          stages.getLast().instructions().add(new Instruction(words[0], words[1]));
        }
      }
      return new Dockerfile(stages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stage stage(String name) {
    return stages.stream()
        .filter(stage -> stage.base().endsWith(" AS " + name))
        .findFirst()
        .orElseThrow();
  }

  /** What becomes the image. */
  Stage last() {
    return stages.getLast();
  }

  /** The words of the command that the image runs. */
  List<String> entryPoint() {
    return List.of(JsonMapper.shared().readValue(last().only("ENTRYPOINT"), String[].class));
  }
}
