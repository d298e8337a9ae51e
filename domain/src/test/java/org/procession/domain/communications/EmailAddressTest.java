package org.procession.domain.communications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "office@example.com",
        "first.last+tag@sub.example.co.uk",
        "o'neil@xn--bcher-kva.example",
        "clerk@tenant.1.example",
        "a@b.de"
      })
  void acceptsTheAddressOfOneMailbox(String text) {
    assertThat(new EmailAddress(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@example.com",
        "office@",
        "office@localhost",
        "office@.example.com",
        "office@example..com",
        "of..fice@example.com",
        ".office@example.com",
        "office@-example.com",
        "Office <office@example.com>",
        "one@example.com, two@example.com",
        "one@example.com\r\nBcc: two@example.com",
        "office@example.com\n",
        "office@[127.0.0.1]",
        "\"of fice\"@example.com",
        "größe@example.com"
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> new EmailAddress(text))
        .isInstanceOf(EmailAddress.EmailAddressInvalid.class);
  }

  @Test
  void refusesWhatIsTooLong() {
    var domain = "@" + "a".repeat(63) + ".example";
    assertThat(new EmailAddress("a".repeat(64) + domain)).isNotNull();
    assertThatThrownBy(() -> new EmailAddress("a".repeat(65) + domain))
        .isInstanceOf(EmailAddress.EmailAddressInvalid.class);
    assertThatThrownBy(() -> new EmailAddress("a@" + "a.".repeat(130) + "example"))
        .isInstanceOf(EmailAddress.EmailAddressInvalid.class);
  }

  @Test
  void isAStringInJson() {
    var mapper = new JsonMapper();
    var address = new EmailAddress("office@example.com");
    assertThat(mapper.writeValueAsString(address)).isEqualTo("\"office@example.com\"");
    assertThat(mapper.readValue("\"office@example.com\"", EmailAddress.class)).isEqualTo(address);
  }
}
