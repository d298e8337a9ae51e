package org.procession.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineTest {

  /** The same turn as engines before 8.8 tell of it, and as those since do. */
  private static final String OLD =
      """
      {"items": [{"key": 86, "elementInstanceKey": 1, "state": "CREATED"}]}
      """;

  private static final String NEW =
      """
      {"items": [{"userTaskKey": "89", "elementInstanceKey": "1", "state": "CREATED"}]}
      """;

  private final EngineUnderTest engine = new EngineUnderTest("8.6.0");
  private Instant now = Instant.EPOCH;
  private final EngineView view = new Engine(EngineAddress.open(engine.address()), () -> now);

  @AfterEach
  void stop() {
    engine.close();
  }

  private long keyOfTheTask() {
    return view.userTasks(1, "Task").getFirst().key();
  }

  private void becomes(String version, String tasks) {
    engine.is(version);
    engine.answers("/v2/user-tasks/search", tasks);
  }

  @ParameterizedTest
  @CsvSource({"8.6.0", "8.7.12"})
  void understandsEnginesBefore88(String version) {
    becomes(version, OLD);
    assertThat(keyOfTheTask()).isEqualTo(86);
  }

  @ParameterizedTest
  @CsvSource({"8.8.0", "8.9.0-rc3", "8.9.23", "8.10.0-alpha1", "9.0.0"})
  void understandsEnginesSince88(String version) {
    becomes(version, NEW);
    assertThat(keyOfTheTask()).isEqualTo(89);
  }

  @Test
  void noticesWithinAMinuteThatTheEngineWasUpgraded() {
    becomes("8.6.0", OLD);
    assertThat(keyOfTheTask()).isEqualTo(86);

    becomes("8.9.23", NEW);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(keyOfTheTask()).isEqualTo(89);
  }

  @Test
  void takesAnEngineThatDoesNotSayForWhatItWas() {
    becomes("8.9.23", NEW);
    assertThat(keyOfTheTask()).isEqualTo(89);

    engine.is("");
    now = now.plus(Duration.ofMinutes(1));
    assertThat(keyOfTheTask()).isEqualTo(89);
  }

  @Test
  void saysThatAnEngineThatNeverAnsweredCannotBeAsked() {
    engine.close();

    assertThatThrownBy(this::keyOfTheTask).isInstanceOf(EngineUnavailable.class);
  }
}
