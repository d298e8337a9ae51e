package org.procession.workers.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.procession.engine.Course;
import org.procession.engine.EngineView;
import org.procession.engine.UserTask;
import org.procession.workers.WorkersTest;
import org.procession.workers.engine.DeployingModels;
import org.procession.workers.engine.EngineDecisions;
import org.procession.workers.engine.EngineDecisions.Decided;
import org.procession.workers.engine.EngineDecisions.Verdict;
import org.procession.workers.engine.EngineDecisions.Version;
import org.procession.workers.engine.Job;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WorkersTest
@ExtendWith(DecideEachWorkerIT.InScope.class)
class DecideEachWorkerIT {

  /** As each job runs for a tenant, each test does. */
  static final class InScope implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
        Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
        throws Exception {
      new Scope(new TenantId("acme"), Actor.system("test"))
          .<@Nullable Void, Exception>call(() -> proceed(test));
    }

    private static @Nullable Void proceed(Invocation<Void> test) throws Exception {
      try {
        return test.proceed();
      } catch (Exception | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final Job JOB =
      new Job("<default>", 1, 1, "DunningRunProcess", "Task_DecideSteps", 1);
  private static final String POLICY = "DunningPolicy";

  @Autowired DecideEachWorker worker;
  @Autowired EngineDecisions engine;
  @Autowired EngineView deployed;
  @Autowired DeployingModels deployment;
  @Autowired CamundaClient client;
  @Autowired JsonMapper json;

  @BeforeEach
  void awaitModels() {
    await().until(deployment::isDone);
  }

  @Test
  void decidesEachCaseInItsOrder() {
    var cases = new ArrayList<JsonNode>();
    for (var n = 0; n < 150; n++) {
      cases.add(
          invoice(1, n, "119.5", n % 3 == 0 ? "STANDARD" : n % 3 == 1 ? "KEY" : "UNHEARD_OF"));
    }

    var output = decide(cases);

    assertThat(output.results()).hasSize(150);
    for (var n = 0; n < 150; n++) {
      var result = output.results().get(n);
      switch (n % 3) {
        case 0 -> assertThat(result.path("channel").asString()).isEqualTo("EMAIL");
        case 1 -> assertThat(days(result)).isEqualTo(n < 7 ? 7 - n : 21);
        default -> assertThat(result.isNull()).as("what the table does not know").isTrue();
      }
    }
    assertThat(output.rules().subList(0, 3))
        .containsExactly(List.of("Rule_First"), List.of("Rule_FirstKeyEarly"), List.of());
    assertThat(output.decidedBy()).extracting(Version::decision).isEqualTo(POLICY);
  }

  @Test
  void decidesAsTheEngineDoesByEveryRule() throws IOException {
    var random = new Random(20);
    var cases = new ArrayList<JsonNode>();
    for (var n = 0; n < 400; n++) {
      cases.add(
          invoice(
              random.nextInt(6),
              random.nextInt(-3, 120),
              Double.toString(Math.rint(Math.expm1(random.nextDouble(10)) * 100) / 100),
              List.of("KEY", "STANDARD", "SMALL", "UNHEARD_OF").get(random.nextInt(4))));
    }
    cases.add(json.valueToTree(Map.of("level", 1, "segment", "KEY")));

    var decided = engine.decide(POLICY, cases);
    var output = decide(cases);

    assertThat(output.results())
        .isEqualTo(decided.stream().map(Decided::verdict).map(Verdict::result).toList());
    assertThat(output.rules())
        .isEqualTo(decided.stream().map(Decided::verdict).map(Verdict::rules).toList());
    assertThat(output.rules().stream().flatMap(List::stream).collect(Collectors.toSet()))
        .as("the cases reach every rule")
        .isEqualTo(rulesOf("/processes/revenue/DunningPolicy.dmn"));
  }

  @Test
  void decidesNothingWhenThereAreNoCases() {
    assertThat(decide(List.of()))
        .isEqualTo(new DecideEachWorker.Output(List.of(), List.of(), null));
  }

  @Test
  void decidesByTheVersionThatWasDeployedLast() {
    var cases = Stream.of(1, 2, 3).<JsonNode>map(n -> json.valueToTree(Map.of("n", n))).toList();
    deploy("Doubling", "n * 2");
    assertThat(decide("Doubling", cases).results())
        .extracting(JsonNode::asInt)
        .containsExactly(2, 4, 6);

    deploy("Doubling", "n * 2 + 0.5");

    var output = decide("Doubling", cases);
    assertThat(output.results()).extracting(JsonNode::asDouble).containsExactly(2.5, 4.5, 6.5);
    assertThat(output.decidedBy().version()).isEqualTo(2);
  }

  @Test
  void givesValuesOfAllKindsAsTheEngineDoes() {
    deploy(
        "Kinds",
        """
        { whole: 12.0, large: 9007199254740993, part: amount / 3, exact: 0.1 + 0.2, text: "a" + text, truth: 1 < 2,
          nothing: null, missing: unknown, list: [1, "b", [true, null]], given: list, inner: context.inner,
          date: date("2026-01-31") + duration("P1D"), big: huge + 1, failed: 1 / 0 }
        """);
    var given =
        json.readTree(
            """
            {"amount": 100.10, "text": "b", "list": [1, 2.50], "context": {"inner": {"deep": [1]}}, "huge": 12345678901}
            """);

    var decided = engine.decide("Kinds", List.of(given)).getFirst();

    assertThat(
            DecisionCopy.of(deployed.decisionModel(decided.by().modelKey()).orElseThrow())
                .flatMap(copy -> copy.decide("Kinds", given)))
        .contains(decided.verdict());
    assertThat(decided.verdict().result().path("date").asString()).isEqualTo("2026-02-01");
  }

  @Test
  void leavesToTheEngineWhatVersionsWriteDifferently() {
    deploy("Waiting", "if n > 1 then duration(\"PT12H\") * n else duration(\"P14M\")");
    var cases = Stream.of(1, 3).<JsonNode>map(n -> json.valueToTree(Map.of("n", n))).toList();

    var results = decide("Waiting", cases).results();

    assertThat(results)
        .isEqualTo(
            engine.decide("Waiting", cases).stream().map(d -> d.verdict().result()).toList());
    assertThat(results).extracting(JsonNode::asString).first().isEqualTo("P1Y2M");
  }

  @Test
  void asksTheEngineForOneCaseOfEachRule() {
    var cases = new ArrayList<JsonNode>();
    for (var days = 1; days < 20; days++) {
      cases.add(invoice(1, days, "100", "KEY"));
    }
    // Seven less the days, which is another number in all cases of this rule but the first.
    var altered = altered("Rule_FirstKeyEarly_DaysToNextLevel", "6 * daysOverdue");

    assertThat(altered.decide(POLICY, cases).verdicts())
        .extracting(verdict -> days(verdict.result()))
        .startsWith(6, 12, 18, 24, 30, 36, 21, 21);
  }

  @Test
  void letsTheEngineDecideWhenACopyDoesNotAgreeWithItByOneRule() {
    var cases = List.of(invoice(1, 8, "100", "KEY"), invoice(1, 9, "100", "STANDARD"));
    var altered = altered("Rule_First_DaysToNextLevel", "77");

    assertThat(altered.decide(POLICY, cases).verdicts())
        .extracting(verdict -> days(verdict.result()))
        .containsExactly(21, 14);
  }

  @Test
  void letsTheEngineDecideWhenThereIsNoCopy() {
    var cases = List.of(invoice(1, 8, "100", "KEY"), invoice(1, 8, "100", "STANDARD"));
    var none = new DecidingMany(engine, new Deployed(key -> Optional.empty()));

    assertThat(none.decide(POLICY, cases).verdicts())
        .extracting(verdict -> days(verdict.result()))
        .containsExactly(21, 14);
  }

  private DecidingMany altered(String cell, String entry) {
    return new DecidingMany(engine, new Deployed(key -> changed(key, cell, entry)));
  }

  /** An engine of which only files are known. */
  private record Deployed(LongFunction<Optional<String>> files) implements EngineView {
    @Override
    public Optional<String> decisionModel(long decisionRequirementsKey) {
      return files.apply(decisionRequirementsKey);
    }

    @Override
    public List<UserTask> userTasks(String tenant, long processInstanceKey, String elementId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<Long, Course> courses(Collection<Long> processInstanceKeys) {
      throw new UnsupportedOperationException();
    }
  }

  /** A deployed file with another entry in one cell. */
  private Optional<String> changed(long key, String cell, String entry) {
    return deployed
        .decisionModel(key)
        .map(
            file ->
                Pattern.compile("(<outputEntry id=\"%s\">\\s*<text>)[^<]*".formatted(cell))
                    .matcher(file)
                    .replaceFirst("$1" + entry));
  }

  private void deploy(String decision, String expression) {
    client
        .newDeployResourceCommand()
        .addResourceStringUtf8(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_%1$s" name="%1$s" namespace="test">
              <decision id="%1$s" name="%1$s">
                <variable id="Variable_%1$s" name="%1$s" />
                <literalExpression id="Expression_%1$s"><text><![CDATA[%2$s]]></text></literalExpression>
              </decision>
            </definitions>
            """
                .formatted(decision, expression),
            "test/%s.dmn".formatted(decision))
        .send()
        .join();
  }

  private static HashSet<String> rulesOf(String file) throws IOException {
    try (InputStream table = DecideEachWorkerIT.class.getResourceAsStream(file)) {
      var text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      var rules = new HashSet<String>();
      Pattern.compile("<rule id=\"([^\"]+)\"")
          .matcher(text)
          .results()
          .forEach(found -> rules.add(found.group(1)));
      return rules;
    }
  }

  private static int days(JsonNode result) {
    return result.path("daysToNextLevel").asInt();
  }

  private DecideEachWorker.Output decide(List<JsonNode> cases) {
    return decide(POLICY, cases);
  }

  private DecideEachWorker.Output decide(String decision, List<JsonNode> cases) {
    return worker.handle(new DecideEachWorker.Input("dunningRun", cases, decision), JOB);
  }

  private JsonNode invoice(int level, int daysOverdue, String amount, String segment) {
    return json.readTree(
        """
        {"level": %d, "daysOverdue": %d, "amountInBaseCurrency": %s, "segment": "%s"}
        """
            .formatted(level, daysOverdue, amount, segment));
  }
}
