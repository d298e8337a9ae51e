package org.procession.processes.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.processes.engine.Engine;

class FileScanPolicyTest {

  private enum Finding {
    INFECTED,
    ENCRYPTED,
    LIMIT_EXCEEDED,
    TOO_LARGE,
    SCAN_FAILED,
    CHANGED
  }

  private record Output(String handling, String reason) {}

  private record Decided(int matchedRules, String output) {
    static Decided of(String finding) {
      var decided = Engine.running().decide("FileScanPolicy", Map.of("finding", finding));
      return new Decided(
          decided.getEvaluatedDecisions().getFirst().getMatchedRules().size(),
          decided.getDecisionOutput());
    }

    Output read() {
      return Engine.running().read(output, Output.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "INFECTED, REVIEW",
    "ENCRYPTED, REFUSE",
    "LIMIT_EXCEEDED, REVIEW",
    "TOO_LARGE, REFUSE",
    "SCAN_FAILED, REVIEW",
    "CHANGED, REVIEW"
  })
  void handlesAFindingAsTheRuleSays(Finding finding, String handling) {
    assertThat(Decided.of(finding.name()).read().handling()).isEqualTo(handling);
  }

  @Property(tries = 20)
  void letsNoFindingPass(@ForAll Finding finding) {
    var decided = Decided.of(finding.name());
    assertThat(decided.read().handling()).isIn("REVIEW", "REFUSE");
    assertThat(decided.read().reason()).endsWith(".");
  }

  @Property(tries = 50)
  void hasNoRuleForAnythingElse(@ForAll String finding) {
    assertThat(Decided.of("x" + finding).matchedRules()).isZero();
  }

  @Test
  void hasNoRuleForACleanVersionWhichNeedsNone() {
    assertThat(Decided.of("CLEAN").matchedRules()).isZero();
  }
}
