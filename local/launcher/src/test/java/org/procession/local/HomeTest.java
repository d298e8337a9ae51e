package org.procession.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path folder;

  @Test
  void refusesADiskThatIsNearlyFull() {
    var home = new Home(folder);

    assertThatThrownBy(() -> home.checkSpace(200_000_000))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.wayOut()).contains("--home"))
        .hasMessageContaining("0.2 GB")
        .hasMessageContaining(folder.toString());
    assertThatCode(() -> home.checkSpace(50_000_000_000L)).doesNotThrowAnyException();
  }

  @Test
  void deletesNothingButWhatAHouseKeeps() throws Exception {
    Files.createDirectories(folder.resolve("data/postgres"));
    Files.createSymbolicLink(
        folder.resolve("data/link"), Files.createDirectory(folder.resolve("mine")));
    Files.writeString(folder.resolve("mine/letter"), "Dear Zoë");

    new Home(folder).clear();

    assertThat(folder.resolve("data")).doesNotExist();
    assertThat(folder.resolve("mine/letter")).exists();
  }

  @Test
  void givesEveryoneTheSameSecretWhoAsksAtOnce() {
    assertThat(
            IntStream.range(0, 50)
                .parallel()
                .mapToObj(caller -> new Secrets(folder.resolve("secrets")).get("seal-key"))
                .distinct())
        .hasSize(1);
  }

  @Test
  void keepsEverySecretForItselfAndForItsOwnerOnly() throws Exception {
    var secrets = new Secrets(folder.resolve("secrets"));

    assertThat(secrets.get("one"))
        .isEqualTo(secrets.get("one"))
        .isNotEqualTo(secrets.get("other"))
        .hasSize(44);
    var permissions = Files.getPosixFilePermissions(folder.resolve("secrets/one"));
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }
}
