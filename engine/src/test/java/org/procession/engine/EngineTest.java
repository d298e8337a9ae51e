package org.procession.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineTest {

  private static final String SEARCH = "/v2/user-tasks/search";
  private static final String RECORDS = "/zeebe-record_user-task_*/_search";

  private final EngineUnderTest engine = new EngineUnderTest("8.6.0");
  private Instant now = Instant.EPOCH;
  private final EngineView view =
      new Engine(
          new EngineAddress(engine.address(), "", "", engine.address(), EngineTenancy.SHARED),
          () -> now);

  @AfterEach
  void stop() {
    engine.close();
  }

  private long keyOfTheTask() {
    return view.userTasks("<default>", 1, "Task").getFirst().key();
  }

  /** The same turn as engines before 8.8 tell of it, and as those since do. */
  @BeforeEach
  void tellOfATask() {
    engine.answers(
        RECORDS,
        """
        {"hits": {"hits": [{"_source": {"key": 86, "intent": "CREATED", "value": {"elementId": "Task", "elementInstanceKey": 1}}}]}}
        """);
    engine.answers(
        SEARCH,
        """
        {"items": [{"userTaskKey": "89", "elementInstanceKey": "1", "state": "CREATED"}]}
        """);
  }

  @ParameterizedTest
  @CsvSource({"8.6.0", "8.7.12"})
  void understandsEnginesBefore88(String version) {
    engine.is(version);
    assertThat(keyOfTheTask()).isEqualTo(86);
  }

  @ParameterizedTest
  @CsvSource({"8.8.0", "8.9.0-rc3", "8.9.23", "8.10.0-alpha1", "9.0.0"})
  void understandsEnginesSince88(String version) {
    engine.is(version);
    assertThat(keyOfTheTask()).isEqualTo(89);
  }

  @Test
  void noticesWithinAMinuteThatTheEngineWasUpgraded() {
    engine.is("8.6.0");
    assertThat(keyOfTheTask()).isEqualTo(86);

    engine.is("8.9.23");
    now = now.plus(Duration.ofMinutes(1));
    assertThat(keyOfTheTask()).isEqualTo(89);
  }

  @Test
  void takesAnEngineThatDoesNotSayForWhatItWas() {
    engine.is("8.9.23");
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
