package org.procession.workers.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.dmn.Audit;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.procession.workers.engine.EngineDecisions.Verdict;
import scala.jdk.javaapi.CollectionConverters;
import tools.jackson.databind.JsonNode;

/**
 * A DMN file that the engine has, decided here with the library that the engine itself uses.
 *
 * @see <a href="https://github.com/camunda/dmn-scala">the library</a>
 */
final class DecisionCopy {

  private static final DmnEngine LIBRARY = new DmnEngine.Builder().build();

  private final String file;
  private final ParsedDmn decisions;

  private DecisionCopy(String file, ParsedDmn decisions) {
    this.file = file;
    this.decisions = decisions;
  }

  /**
   * @return nothing when the library does not understand the file
   */
  static Optional<DecisionCopy> of(String file) {
    var parsed = LIBRARY.parse(new ByteArrayInputStream(file.getBytes(UTF_8))).toOption();
    return parsed.isDefined()
        ? Optional.of(new DecisionCopy(file, parsed.get()))
        : Optional.empty();
  }

  boolean isOf(String other) {
    return file.equals(other);
  }

  /**
   * @return nothing when the library cannot decide the case, or says what has no form in JSON
   */
  Optional<Verdict> decide(String decision, JsonNode given) {
    Map<String, Object> inputs = new HashMap<>();
    given.propertyStream().forEach(input -> inputs.put(input.getKey(), input.getValue()));
    var result = LIBRARY.eval(decisions, decision, inputs).toOption();
    if (result.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Verdict(JsonValues.json(result.get().value()), rules(result.get().auditLog())));
    } catch (JsonValues.NoJson e) {
      return Optional.empty();
    }
  }

  /** Of the decision itself, which comes after those that it requires. */
  private static List<String> rules(Audit.AuditLog log) {
    return log.entries().last().result() instanceof Audit.DecisionTableEvaluationResult table
        ? CollectionConverters.asJava(table.matchedRules()).stream()
            .map(matched -> matched.rule().id())
            .toList()
        : List.of();
  }
}
