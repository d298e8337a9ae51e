package org.procession.workers.decisions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.procession.engine.EngineUnavailable;
import org.procession.engine.EngineView;
import org.procession.workers.engine.EngineDecisions;
import org.procession.workers.engine.EngineDecisions.Decided;
import org.procession.workers.engine.EngineDecisions.Verdict;
import org.procession.workers.engine.EngineDecisions.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Decides many cases as the engine would, without a command to the engine for each. The engine
 * decides the first, and so says which version of the decision counts. By a copy of that version
 * the others are decided here; of each rule that fits by the copy, and of what the copy cannot
 * decide, the engine is asked. Unless all that it says is what the copy says, it decides every
 * case.
 */
@Component
class DecidingMany {

  private static final Logger log = LoggerFactory.getLogger(DecidingMany.class);

  private final EngineDecisions engine;
  private final EngineView deployed;
  private volatile @Nullable DecisionCopy last;

  DecidingMany(EngineDecisions engine, EngineView deployed) {
    this.engine = engine;
    this.deployed = deployed;
  }

  /**
   * What was decided of many cases.
   *
   * @param by null when there are none
   * @param verdicts in the order of the cases
   */
  record Decisions(@Nullable Version by, List<Verdict> verdicts) {}

  /**
   * @param decision its id
   * @param cases what the inputs of the decision are named by
   * @throws io.camunda.client.api.command.ClientException when the engine has no such decision, or
   *     does not answer
   */
  Decisions decide(String decision, List<JsonNode> cases) {
    if (cases.isEmpty()) {
      return new Decisions(null, List.of());
    }
    var first = engine.decide(decision, cases.subList(0, 1)).getFirst();
    var verdicts =
        copy(first.by())
            .flatMap(copy -> confirmed(copy, first, cases))
            .orElseGet(() -> verdicts(engine.decide(decision, cases)));
    return new Decisions(first.by(), verdicts);
  }

  private static List<Verdict> verdicts(List<Decided> decided) {
    return decided.stream().map(Decided::verdict).toList();
  }

  /** What a copy says of the cases, unless the engine does not agree with it. */
  private Optional<List<Verdict>> confirmed(
      DecisionCopy copy, Decided first, List<JsonNode> cases) {
    var decision = first.by().decision();
    var copied = cases.stream().map(given -> copy.decide(decision, given)).toList();
    var asked = toAsk(copied);
    var said = new ArrayList<Decided>(List.of(first));
    said.addAll(
        engine.decide(decision, asked.subList(1, asked.size()).stream().map(cases::get).toList()));
    var verdicts = new ArrayList<Optional<Verdict>>(copied);
    for (var n = 0; n < asked.size(); n++) {
      var verdict = said.get(n).verdict();
      var same = copied.get(asked.get(n)).map(verdict::equals).orElse(true);
      if (!same || !said.get(n).by().equals(first.by())) {
        log.warn("{} is decided by the engine, which does not agree with its copy", first.by());
        return Optional.empty();
      }
      verdicts.set(asked.get(n), Optional.of(verdict));
    }
    return Optional.of(verdicts.stream().flatMap(Optional::stream).toList());
  }

  /** The numbers of the first case, of one for each rule, and of those that are not decided. */
  private static List<Integer> toAsk(List<Optional<Verdict>> copied) {
    var rules = new HashSet<List<String>>();
    return IntStream.range(0, copied.size())
        .filter(n -> copied.get(n).map(verdict -> rules.add(verdict.rules())).orElse(true))
        .boxed()
        .toList();
  }

  private Optional<DecisionCopy> copy(Version version) {
    try {
      return deployed.decisionModel(version.modelKey()).flatMap(this::copy);
    } catch (EngineUnavailable e) {
      log.debug("no copy of {}", version, e);
      return Optional.empty();
    }
  }

  private Optional<DecisionCopy> copy(String file) {
    var before = last;
    if (before != null && before.isOf(file)) {
      return Optional.of(before);
    }
    var copy = DecisionCopy.of(file);
    copy.ifPresent(read -> last = read);
    return copy;
  }
}
