package org.procession.processes.engine;

import static org.procession.processes.engine.Model.below;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.w3c.dom.Element;

/**
 * A decision table that tells which cases none of its rules fits, and which cases two of them do.
 * FEEL itself tells whether a cell fits a value. The values are those that the cells of a column
 * name, one between each two of them, and one on either side: a cell that compares with what it
 * names fits all values in between, or none. Which values occur at all, the input's allowed values
 * say; without them, all of its type do.
 */
public final class DecisionTable {
  private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final int GAPS_TOLD = 10;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final String hitPolicy;
  private final List<Column> columns;
  private final List<Rule> rules;

  DecisionTable(Element table) {
    hitPolicy = table.getAttribute("hitPolicy");
    var rows = below(table, "rule");
    var inputs = below(table, "input");
    columns =
        IntStream.range(0, inputs.size())
            .mapToObj(i -> Column.of(inputs.get(i), rows.stream().map(row -> cell(row, i))))
            .toList();
    rules = rows.stream().map(this::rule).toList();
  }

  /** What occurs in an input. */
  private record Column(String label, List<Object> values) {

    static Column of(Element input, Stream<String> cells) {
      var expression = below(input, "inputExpression").getFirst();
      var allowed = below(input, "inputValues").stream().map(DecisionTable::text).findFirst();
      var texts = String.join(" ", Stream.concat(cells, allowed.stream()).toList());
      var values =
          switch (expression.getAttribute("typeRef")) {
            case "boolean" -> List.<Object>of(true, false);
            case "number" -> numbers(texts);
            case "string" -> strings(texts);
            default ->
                throw new IllegalArgumentException(
                    "Gaps are found in inputs of numbers, strings and booleans only: "
                        + input.getAttribute("label"));
          };
      return new Column(
          input.getAttribute("label"),
          values.stream().filter(value -> fits(allowed.orElse(""), value)).toList());
    }

    private static List<Object> strings(String cells) {
      var strings = new LinkedHashSet<Object>();
      TEXT.matcher(cells).results().map(found -> found.group(1)).forEach(strings::add);
      strings.add("anything else");
      return List.copyOf(strings);
    }

    private static List<Object> numbers(String cells) {
      var limits = new TreeSet<BigDecimal>();
      NUMBER
          .matcher(cells)
          .results()
          .map(MatchResult::group)
          .map(BigDecimal::new)
          .forEach(limits::add);
      if (limits.isEmpty()) limits.add(BigDecimal.ZERO);
      var numbers = new ArrayList<Object>(List.of(limits.first().subtract(BigDecimal.ONE)));
      for (var limit : limits) {
        var above = limits.higher(limit);
        numbers.add(limit);
        numbers.add(above == null ? limit.add(BigDecimal.ONE) : limit.add(above).divide(TWO));
      }
      return numbers;
    }
  }

  /** For each column the values that the rule fits. */
  private record Rule(String id, List<Set<Object>> values, String outputs) {}

  /** Cases that no rule fits, in words; of very many the first ones. */
  public List<String> gaps() {
    var gaps = new ArrayList<String>();
    findGaps(List.of(), rules, gaps);
    return gaps;
  }

  private void findGaps(List<String> chosen, List<Rule> fitting, List<String> gaps) {
    if (gaps.size() == GAPS_TOLD) return;
    if (fitting.isEmpty()) {
      gaps.add(String.join(", ", chosen));
      return;
    }
    var i = chosen.size();
    if (i == columns.size()) return;
    for (var value : columns.get(i).values()) {
      findGaps(
          append(chosen, in(columns.get(i), value)),
          fitting.stream().filter(rule -> rule.values().get(i).contains(value)).toList(),
          gaps);
    }
  }

  /**
   * The pairs of rules that fit the same case though the hit policy allows but one, in words. Where
   * any may count, those that say the same are no such pair.
   */
  public List<String> overlaps() {
    var overlaps = new ArrayList<String>();
    if (!Set.of("", "UNIQUE", "ANY").contains(hitPolicy)) return overlaps;
    for (int i = 0; i < rules.size(); i++) {
      for (var other : rules.subList(0, i)) {
        var rule = rules.get(i);
        if (hitPolicy.equals("ANY") && rule.outputs().equals(other.outputs())) continue;
        var common = common(other, rule);
        if (common.size() == columns.size()) {
          overlaps.add("%s and %s: %s".formatted(other.id(), rule.id(), String.join(", ", common)));
        }
      }
    }
    return overlaps;
  }

  /** For each column in which both fit a value, such a value. */
  private List<String> common(Rule rule, Rule other) {
    return IntStream.range(0, columns.size())
        .boxed()
        .flatMap(
            i ->
                rule.values().get(i).stream()
                    .filter(other.values().get(i)::contains)
                    .limit(1)
                    .map(value -> in(columns.get(i), value)))
        .toList();
  }

  private Rule rule(Element row) {
    List<Set<Object>> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      var cell = cell(row, i);
      var fitting = new LinkedHashSet<>(columns.get(i).values());
      fitting.removeIf(value -> !fits(cell, value));
      values.add(fitting);
    }
    var outputs = below(row, "outputEntry").stream().map(DecisionTable::text).toList();
    return new Rule(row.getAttribute("id"), values, outputs.toString());
  }

  private static boolean fits(String cell, Object value) {
    if (cell.isEmpty() || cell.equals("-")) return true;
    var answer = FEEL.evaluateUnaryTests(cell, value, Map.of());
    if (answer.isSuccess() && answer.result() instanceof Boolean fits) return fits;
    throw new IllegalArgumentException(
        "FEEL cannot tell whether %s fits %s.".formatted(cell, value));
  }

  private static String cell(Element row, int column) {
    return text(below(row, "inputEntry").get(column));
  }

  private static String text(Element entry) {
    return below(entry, "text").getFirst().getTextContent().strip();
  }

  private static String in(Column column, Object value) {
    return "%s = %s".formatted(column.label(), value);
  }

  private static List<String> append(List<String> texts, String text) {
    return Stream.concat(texts.stream(), Stream.of(text)).toList();
  }
}
