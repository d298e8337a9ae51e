package org.procession.domain.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.procession.domain.Problem;

class CrmValuesTest {

  @ParameterizedTest
  @CsvSource({"de,de", "DE,de", "pt-br,pt-BR", "zh-hant-tw,zh-Hant-TW", "fil-PH,"})
  void readsALanguageAsBcp47WritesIt(String text, String tag) {
    if (tag == null) {
      assertThatThrownBy(() -> new Language(text)).isInstanceOf(Language.LanguageUnknown.class);
    } else {
      assertThat(new Language(text).tag()).isEqualTo(tag);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "english",
        "xx",
        "de_DE",
        "de-",
        "x-klingon",
        "de-x-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd"
      })
  void knowsNoOtherLanguages(String text) {
    assertThatThrownBy(() -> new Language(text)).isInstanceOf(Language.LanguageUnknown.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456789", "D1", "DE1", "DE 12345678901234567", ""})
  void refusesAVatIdentifierWithoutItsCountryOrTooLong(String text) {
    assertThatThrownBy(() -> VatId.of(text)).isInstanceOf(VatId.VatIdInvalid.class);
  }

  @Test
  void namesTheFieldThatIsWrong() {
    wrong("address.country", () -> new Address(null, null, null, null, "XX"));
    wrong("address.line1", () -> new Address("a\nb", null, null, null, "DE"));
    wrong("address.postcode", () -> new Address(null, null, "1".repeat(21), null, "DE"));
    wrong("name", () -> contact(" "));
    wrong("name", () -> contact("x".repeat(201)));
    wrong("paymentTermsDays", () -> client(366));
    wrong("paymentTermsDays", () -> client(-1));
  }

  private static void wrong(String field, Runnable making) {
    assertThatThrownBy(making::run)
        .isInstanceOfSatisfying(
            ClientInvalid.class, problem -> assertThat(problem.field()).contains(field))
        .extracting(problem -> ((Problem) problem).code())
        .isEqualTo("CLIENT_INVALID");
  }

  private static void contact(String name) {
    new NewContact(name, null, null, null, null, ContactChannel.LETTER, false);
  }

  private static void client(int terms) {
    new NewClient(
        "Book Shop",
        null,
        null,
        new Address(null, null, null, null, "DE"),
        null,
        ClientSegment.STANDARD,
        new Language("de"),
        terms);
  }
}
