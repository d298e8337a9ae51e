package org.procession.domain.communications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.procession.domain.Ids;
import org.procession.domain.events.Subject;

class MessageTest {

  private static final Subject ABOUT = new Subject("invoice", Ids.next());

  @Test
  void isNoLargerThanItsChannelCarries() {
    assertThat(Message.sms("key", ABOUT, "+4915123456789", "Title", "a".repeat(1600))).isNotNull();
    assertThatThrownBy(() -> Message.sms("key", ABOUT, "+4915123456789", "Title", "a".repeat(1601)))
        .isInstanceOf(Message.MessageTooLarge.class);
    var half = Attachment.pdf("half.pdf", new byte[5 * 1024 * 1024]);
    var byteMore = Attachment.pdf("byte.pdf", new byte[1]);
    var email = new Message("key", ABOUT, "office@example.com", "Title", "Body");
    assertThat(email.with(half, half).attachments()).hasSize(2);
    assertThatThrownBy(() -> email.with(half, half, byteMore))
        .isInstanceOf(Message.MessageTooLarge.class);
  }

  @Test
  void hasNoAttachmentsWhenItIsAnSms() {
    var sms = Message.sms("key", ABOUT, "+4915123456789", "Title", "Body");
    assertThatThrownBy(() -> sms.with(Attachment.pdf("letter.pdf", new byte[1])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "../letter.pdf", "a/b.pdf", "a\\b.pdf", "C:letter", "let\r\nter.pdf", "a\0b"})
  void hasAttachmentsWithNamesThatAreNoPaths(String name) {
    assertThatThrownBy(() -> Attachment.pdf(name, new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
