package org.procession.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @Test
  void standsInTheHomeFolderOnTheUsualPortsUnlessToldOtherwise() {
    var options = Options.of("up");

    assertThat(options.home()).isEqualTo(Path.of(System.getProperty("user.home"), ".procession"));
    assertThat(options.portOffset()).isZero();
    assertThat(options.only()).isEmpty();
    assertThat(options.with()).isEmpty();
    assertThat(options.story()).isTrue();
    assertThat(Options.of("up", "--no-story").story()).isFalse();
  }

  @Test
  void readsOptionsWhereverTheyStand() {
    var options =
        Options.of("--port-offset", "100", "logs", "-f", "--home", "/there/../here", "zeebe");

    assertThat(options.command()).isEqualTo("logs");
    assertThat(options.subject()).isEqualTo("zeebe");
    assertThat(options.follow()).isTrue();
    assertThat(options.portOffset()).isEqualTo(100);
    assertThat(options.home()).isEqualTo(Path.of("/here"));
  }

  @Test
  void readsListsOfParts() {
    assertThat(Options.of("up", "--only", "postgres,mail").only())
        .containsExactly("postgres", "mail");
    assertThat(Options.of("up", "--with", "operate").with()).containsExactly("operate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port-offset -1",
        "--port-offset many",
        "--port-offset 65000",
        "--port-offset",
        "--prot 1"
      })
  void refusesWhatItDoesNotUnderstand(String line) {
    assertThatThrownBy(() -> Options.of(line.split(" "))).isInstanceOf(Trouble.class);
  }

  @Test
  void asksForThePartWhoseLogIsToBeShown() {
    assertThatThrownBy(() -> Options.of("logs").subject())
        .hasMessageContaining("needs the name of a part");
  }
}
