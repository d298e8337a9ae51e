package org.procession.domain.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      textBlock =
          """
          paper mill              | paper mill
          '  paper   mill '       | paper mill
          '"paper mill" 17'       | paper mill 17
          '"paper mill'           | paper mill
          'mill"'                 | mill
          pap*                    | pap
          paper -mill             | paper
          'paper -"mill of"'      | paper
          paper AND OR (          | paper AND OR
          ~ * paper : {}          | paper
          R-2026-17               | R-2026-17
          '-" paper'              |
          """,
      delimiter = '|')
  void looksForWordsAndForNothingElse(String text, String words) {
    if (words == null) {
      assertThatThrownBy(() -> SearchText.parse(text)).isInstanceOf(SearchText.QueryInvalid.class);
    } else {
      assertThat(SearchText.parse(text).words()).isEqualTo(words);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "*", "***", "\"", "\"\"", "-", "-paper", "( ) : ~", "a\0b", "a\tb"})
  void refusesWhatHasNoWordInItOrControlCharacters(String text) {
    assertThatThrownBy(() -> SearchText.parse(text))
        .isInstanceOfSatisfying(
            SearchText.QueryInvalid.class,
            problem -> {
              assertThat(problem.code()).isEqualTo("QUERY_INVALID");
              assertThat(problem.field()).contains("q");
            });
  }

  @Test
  void refusesAnEssay() {
    assertThat(SearchText.parse("x".repeat(200)).words()).hasSize(200);
    assertThatThrownBy(() -> SearchText.parse("x".repeat(201)))
        .isInstanceOf(SearchText.QueryTooLong.class);
    assertThatThrownBy(() -> SearchText.parse("x ".repeat(5000)))
        .isInstanceOf(SearchText.QueryTooLong.class);
  }
}
