package org.procession.domain.communications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.money.Money;

class TextsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de    | 1.190,00\u00a0EUR ist fällig am 24. November 2026, Größe.
          de-AT | 1.190,00\u00a0EUR ist fällig am 24. November 2026, Größe.
          en    | 1,190.00\u00a0EUR is due on November 24, 2026, Größe.
          en-GB | 1,190.00\u00a0EUR is due on 24 November 2026, Größe.
          pl    | 1,190.00\u00a0EUR is due on November 24, 2026, Größe.
          """)
  void speakTheLanguageOfTheRecipientOrElseEnglish(String language, String text) {
    var texts = Texts.of(TextsTest.class, "greeting", Locale.forLanguageTag(language));
    assertThat(
            texts
                .get("greeting", Money.of("1190 EUR"), LocalDate.of(2026, 11, 24), "Größe")
                .replace("1\u00a0190", "1.190")) // Austria groups with a space
        .isEqualTo(text);
  }

  @Test
  void fallBackToEnglishWhateverTheMachineSpeaks() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      var texts = Texts.of(TextsTest.class, "greeting", Locale.of("pl"));
      assertThat(texts.get("greeting", 1, 2, 3)).isEqualTo("1 is due on 2, 3.");
      assertThat(texts.language()).isEqualTo(Locale.ENGLISH);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void haveNoTextThatNobodyWrote() {
    var texts = Texts.of(TextsTest.class, "greeting", Locale.ENGLISH);
    assertThatThrownBy(() -> texts.get("farewell")).isInstanceOf(MissingResourceException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1190 JPY, '1,190\u00a0JPY'",
    "-0.5 EUR, '-0.50\u00a0EUR'",
    "1.234 KWD, '1.234\u00a0KWD'"
  })
  void writeAsManyDecimalsAsTheCurrencyHas(String money, String text) {
    assertThat(Texts.of(TextsTest.class, "greeting", Locale.ENGLISH).amount(Money.of(money)))
        .isEqualTo(text);
  }
}
