package org.procession.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class DecisionTableTest {

  @Test
  void findsNothingWrongWhereLimitsMeet() {
    var table = table("UNIQUE", amountAndRisk(), "< 500 | ", "[500..5000) | ", ">= 5000 | ");
    assertThat(table.gaps()).isEmpty();
    assertThat(table.overlaps()).isEmpty();
  }

  @Test
  void findsAGapAtALimit() {
    var table = table("UNIQUE", amountAndRisk(), "< 500 | ", "> 500 | ");
    assertThat(table.gaps()).containsExactly("Amount = 500");
  }

  @Test
  void findsAGapBetweenLimits() {
    var table = table("UNIQUE", amountAndRisk(), "<= 499.99 | ", ">= 500 | ");
    assertThat(table.gaps()).containsExactly("Amount = 499.995");
  }

  @Test
  void findsTheValueOfAnotherInputForWhichARuleIsMissing() {
    var table =
        table(
            "UNIQUE",
            amountAndRisk(),
            "< 500 | \"LOW\"",
            "< 500 | not(\"LOW\")",
            ">= 500 | \"LOW\"");
    assertThat(table.gaps())
        .containsExactly("Amount = 500, Risk = HIGH", "Amount = 501, Risk = HIGH");
  }

  @Test
  void takesAllowedValuesForAllThatOccur() {
    var levels = input("Level", "number", "1, 2, &gt;= 3");
    assertThat(table("UNIQUE", levels, "1", "2", ">= 3").gaps()).isEmpty();
    assertThat(table("UNIQUE", levels, "1", ">= 3").gaps()).containsExactly("Level = 2");
  }

  @Test
  void takesAnyTextForPossibleWithoutAllowedValues() {
    assertThat(table("UNIQUE", input("Kind", "string", ""), "\"A\"").gaps())
        .containsExactly("Kind = anything else");
  }

  @Test
  void findsTheRulesThatFitTheSameCase() {
    var table =
        table("UNIQUE", amountAndRisk(), "<= 500 | \"LOW\"", ">= 500 | ", "< 500 | \"HIGH\"");
    assertThat(table.overlaps()).containsExactly("Rule_1 and Rule_2: Amount = 500, Risk = LOW");
  }

  @Test
  void allowsOverlapsWhereTheFirstRuleCounts() {
    assertThat(table("FIRST", amountAndRisk(), "< 500 | ", " | ").overlaps()).isEmpty();
  }

  @Test
  void allowsOverlapsWhereAnyRuleCountsOfThoseThatSayTheSame() {
    var same = table("ANY", amountAndRisk(), "< 500 | | A", "< 600 | | A", ">= 500 | | B");
    assertThat(same.overlaps()).containsExactly("Rule_2 and Rule_3: Amount = 500, Risk = LOW");
  }

  @Test
  void refusesWhatItCannotExamine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table("UNIQUE", input("Due", "date", ""), "< date(\"2030-01-01\")"))
        .withMessageContaining("Due");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table("UNIQUE", input("Amount", "number", ""), "< limit"))
        .withMessageContaining("< limit");
  }

  private static String amountAndRisk() {
    return input("Amount", "number", "") + input("Risk", "string", "\"LOW\", \"HIGH\"");
  }

  private static String input(String label, String type, String allowed) {
    return """
    <input label="%s">
      <inputExpression typeRef="%s"><text>x</text></inputExpression>%s
    </input>
    """
        .formatted(
            label,
            type,
            allowed.isEmpty()
                ? ""
                : "<inputValues><text>%s</text></inputValues>".formatted(allowed));
  }

  /** Each rule is its cells between bars; one more than there are inputs is an output. */
  private static DecisionTable table(String hitPolicy, String inputs, String... rules) {
    var number = new int[1];
    var rows =
        Stream.of(rules)
            .map(
                rule ->
                    row(
                        "Rule_" + ++number[0],
                        inputs.split("<input ").length - 1,
                        rule.split("\\|")))
            .collect(Collectors.joining());
    return new DecisionTable(
        parse(
            "<decisionTable hitPolicy=\"%s\">%s%s</decisionTable>"
                .formatted(hitPolicy, inputs, rows)));
  }

  private static String row(String id, int inputs, String... cells) {
    var entries = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      var kind = i < inputs ? "inputEntry" : "outputEntry";
      var cell = cells[i].replace("<", "&lt;");
      entries.append("<%s><text>%s</text></%s>".formatted(kind, cell, kind));
    }
    return "<rule id=\"%s\">%s</rule>".formatted(id, entries);
  }

  private static Element parse(String xml) {
    try {
      return DocumentBuilderFactory.newNSInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(xml, e);
    }
  }
}
