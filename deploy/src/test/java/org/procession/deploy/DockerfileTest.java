package org.procession.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DockerfileTest {

  private static final Dockerfile DOCKERFILE = Dockerfile.read();

  @Test
  void buildsOnOneJvmWithoutCompiler() {
    assertThat(DOCKERFILE.stage("runtime").base())
        .matches("eclipse-temurin:25\\.[\\d.]+_\\d+-jre-noble AS runtime");
    assertThat(DOCKERFILE.stages().stream().skip(1))
        .allMatch(stage -> stage.base().matches("(runtime|program)( AS \\w+)?"));
  }

  @Test
  void runsAsTheUserThatComposeNames() {
    var user = DOCKERFILE.last().only("USER");

    assertThat(user).matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
    assertThat(List.of("api", "workers"))
        .allSatisfy(
            program ->
                assertThat(ComposeFile.read().service(program).text("user")).isEqualTo(user));
  }

  @Test
  void tellsWhetherItIsHealthyByItself() {
    assertThat(DOCKERFILE.last().only("HEALTHCHECK")).endsWith("CMD [\"/procession/healthy\"]");
    assertThat(Path.of("image", "healthy")).isExecutable();
  }

  @Test
  void addsTheLayersInTheOrderInWhichTheyChange() {
    assertThat(DOCKERFILE.stage("program").all("COPY").limit(4))
        .containsExactly(
            "--from=layers /build/layers/dependencies/ ./",
            "--from=layers /build/layers/spring-boot-loader/ ./",
            "--from=layers /build/layers/snapshot-dependencies/ ./",
            "--from=layers /build/layers/application/ ./");
  }

  @Test
  void copiesOnlyWhatIsThere() {
    assertThat(
            DOCKERFILE.stages().stream()
                .flatMap(stage -> stage.all("COPY"))
                .filter(copy -> !copy.startsWith("--from="))
                .flatMap(copy -> Arrays.stream(copy.split(" ")))
                .filter(word -> word.startsWith("deploy/")))
        .isNotEmpty()
        .allMatch(file -> Files.exists(Path.of("..", file)));
  }
}
