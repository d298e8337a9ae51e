package org.procession.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.revenue.payables.BillCategory;
import org.procession.domain.revenue.payables.BillId;
import tools.jackson.databind.json.JsonMapper;

class VariablesTest {

  private static final String ID = "0197f3a0-0000-7000-8000-000000000001";

  private final JsonMapper json = new JsonMapper();
  private final Variables<Input> variables = Variables.of(new SomeWorker(), json);

  record Line(String text, int count) {}

  record Input(
      BillId billId,
      @Nullable Boolean approved,
      @Nullable LocalDate day,
      @Nullable BillCategory category,
      @Nullable List<Line> lines,
      @Header @Nullable Notice notice,
      @Header @Nullable Boolean urgent) {}

  static class SomeWorker implements Worker<Input> {
    @Override
    public String jobType() {
      return "some.work";
    }

    @Override
    public Nothing handle(Input input, Job job) {
      return new Nothing();
    }
  }

  @Test
  void areThoseOfTheWorkersRecordAndOfTheSeal() {
    assertThat(variables.names())
        .containsExactly(
            "billId", "approved", "day", "category", "lines", "tenantId", "subject", "seals");
  }

  @Test
  void becomeTheWorkersRecord() {
    assertThat(
            bind(
                """
                {"billId": "%s", "approved": false, "day": "2026-01-31", "category": "TRAVEL",
                 "lines": [{"text": "a", "count": 2}], "tenantId": "acme", "another": 1}
                """
                    .formatted(ID)))
        .isEqualTo(
            new Input(
                new BillId(UUID.fromString(ID)),
                false,
                LocalDate.of(2026, 1, 31),
                BillCategory.TRAVEL,
                List.of(new Line("a", 2)),
                null,
                null));
  }

  @Test
  void mayBeMissingOnlyWhereTheRecordSaysSo() {
    assertThat(bind("{\"billId\": \"%s\", \"approved\": null}".formatted(ID)))
        .isEqualTo(new Input(new BillId(UUID.fromString(ID)), null, null, null, null, null, null));
    for (var without : List.of("{}", "{\"billId\": null}")) {
      assertThatThrownBy(() -> bind(without))
          .isInstanceOf(Variables.VariableWrong.class)
          .hasMessage("The variable 'billId' is missing.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "approved, '\"true\"', approved",
    "approved, 1, approved",
    "approved, [], approved",
    "day, '\"tomorrow\"', day",
    "day, 20260131, day",
    "category, '\"GIFTS\"', category",
    "category, 1, category",
    "billId, '\"1\"', billId",
    "billId, 7, billId",
    "lines, '{}', lines",
    "lines, '[{\"text\": \"a\", \"count\": \"2\"}]', lines[0].count",
    "lines, '[{\"text\": \"a\", \"count\": 1.5}]', lines[0].count",
    "lines, '[{\"text\": \"a\", \"count\": null}]', lines[0].count",
    "lines, '[{\"text\": \"a\", \"count\": 1, \"more\": 1}]', lines[0].more",
  })
  void areRefusedByNameWhenTheyAreOfAnotherType(String name, String value, String named) {
    var given = json.createObjectNode().put("billId", ID).put("approved", true);
    given.set(name, json.readTree(value));
    assertThatThrownBy(() -> variables.bind(given, Map.of()))
        .isInstanceOf(Variables.VariableWrong.class)
        .hasMessageStartingWith("The variable '" + named + "'");
  }

  @Test
  void comeFromTheModelWhereTheyAreHeaders() {
    var given = json.createObjectNode().put("billId", ID).put("notice", "withdrawal");
    assertThat(variables.bind(given, Map.of("notice", "reminder")).notice())
        .isEqualTo(Notice.REMINDER);
    assertThat(variables.bind(given, Map.of()).notice()).isNull();
    assertThat(variables.bind(given, Map.of("urgent", "false")).urgent()).isFalse();
    for (var wrong : List.of(Map.entry("notice", "farewell"), Map.entry("urgent", "yes"))) {
      assertThatThrownBy(() -> variables.bind(given, Map.ofEntries(wrong)))
          .isInstanceOf(Variables.VariableWrong.class)
          .hasMessageStartingWith("The header '" + wrong.getKey() + "'");
    }
  }

  private Input bind(String text) {
    return variables.bind(json.readTree(text), Map.of());
  }
}
