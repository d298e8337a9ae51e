package org.procession.bench.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrillOptionsTest {

  @Test
  void areAFifthOfTheWorkUnlessAllOfItIsWanted() {
    assertThat(DrillOptions.of().cases()).isEqualTo(260);
    assertThat(DrillOptions.of("--full").cases()).isEqualTo(1300);
    assertThat(DrillOptions.of("--full").time()).isEqualTo(Duration.ofMinutes(15));
    assertThat(DrillOptions.of("--percent", "1").cases()).isEqualTo(13);
  }

  @Test
  void doNotKillWhatIsAwayAnyway() {
    var options = DrillOptions.of("--seed", "7", "--only", "mail,api", "--without", "mail");

    assertThat(options.seed()).isEqualTo(7);
    assertThat(options.away()).containsExactly("mail");
    assertThat(options.killed()).containsExactly("api");
  }

  @Test
  void doOneHarm() {
    assertThat(DrillOptions.of().damage(System.out)).isInstanceOf(KilledParts.class);
    assertThat(DrillOptions.of("--wipe-engine").damage(System.out)).isInstanceOf(LostEngine.class);
    assertThat(DrillOptions.of("--fill-disk").damage(System.out)).isInstanceOf(FullDisk.class);
  }

  @Test
  void nameWhatIsNotUnderstood() {
    assertThatThrownBy(() -> DrillOptions.of("--fast")).hasMessageContaining("--fast");
    assertThatThrownBy(() -> DrillOptions.of("--seed")).hasMessageContaining("needs a value");
    assertThatThrownBy(() -> DrillOptions.of("--only", "mails")).hasMessageContaining("mail,");
  }
}
