package org.procession.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.procession.processes.engine.Models;

/** The pictures in the documentation are those of the models as they are. */
class PicturesTest {
  private static final Path PICTURES = Path.of("..", "docs", "pictures");

  static Stream<Path> models() {
    return Stream.concat(Models.all("bpmn").stream(), Models.all("dmn").stream());
  }

  @ParameterizedTest
  @MethodSource("models")
  void showAModelAsItIs(Path model) throws IOException {
    var picture = PICTURES.resolve(Models.id(model) + ".png");
    assertThat(Files.readAllLines(PICTURES.resolve("SHA256SUMS")))
        .as("Draw %s anew, by ./procession pictures", model.getFileName())
        .contains(sum(model), sum(picture));
  }

  /** A line as sha256sum writes it in the folder of the pictures. */
  private static String sum(Path file) throws IOException {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      var name =
          PICTURES.toAbsolutePath().normalize().relativize(file.toAbsolutePath().normalize());
      return "%s  %s".formatted(HexFormat.of().formatHex(hash), name);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
