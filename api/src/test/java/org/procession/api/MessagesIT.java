package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.communications.Attachment;
import org.procession.domain.communications.Channel;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class MessagesIT {

  private static final String PATH = "/api/communications/messages";

  @Autowired private House house;
  @Autowired private OutgoingMessages messages;
  @Autowired private TransactionTemplate transaction;

  private final Subject invoice = new Subject("invoice", UUID.randomUUID());
  private final Subject client = new Subject("client", UUID.randomUUID());
  private TenantId tenant;
  private Client clerk;

  @BeforeEach
  void tenant() {
    tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
  }

  @Test
  void showWhatLeftForARecordAndWhatBecameOfIt() {
    var pdf = new byte[] {'%', 'P', 'D', 'F', 0, -1};
    plan(
        new Message("1", invoice, "office@client.example", "Reminder", "Text")
            .concerning(Set.of(client))
            .with(Attachment.pdf("Mahnung für Größe.pdf", pdf)));
    scope().run(() -> messages.sent(messages.take(Channel.EMAIL, 1).getFirst().id(), "<1@house>"));
    plan(Message.sms("2", invoice, "030 12", "Reminder", "Text"));

    var found = clerk.get(PATH + "?subject=" + invoice).answered(200).path("items");
    assertThat(found.size()).isEqualTo(2);
    assertThat(found.at("/0/channel").asString()).isEqualTo("SMS");
    assertThat(found.at("/0/status").asString()).isEqualTo("FAILED");
    assertThat(found.at("/0/cause").asString()).startsWith("This is no telephone number");
    assertThat(found.at("/0").has("sentAt")).isFalse();
    assertThat(found.at("/1/status").asString()).isEqualTo("SENT");
    assertThat(found.at("/1/providerId").asString()).isEqualTo("<1@house>");
    assertThat(found.at("/1/sentAt").isMissingNode()).isFalse();

    var ofClient = clerk.get(PATH + "?subject=" + client).answered(200).path("items");
    assertThat(ofClient.size()).isEqualTo(1);
    var attachment = ofClient.at("/0/attachments/0");
    assertThat(attachment.path("fileName").asString()).isEqualTo("Mahnung für Größe.pdf");
    assertThat(attachment.path("size").asInt()).isEqualTo(6);
    var file = PATH + "/" + ofClient.at("/0/id").asString() + "/attachments/";
    var read = clerk.get(file + 1);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.bytes()).isEqualTo(pdf);
    assertThat(read.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(read.header("Content-Disposition"))
        .startsWith("attachment;")
        .contains("filename*=UTF-8''Mahnung%20f%C3%BCr");
    clerk.get(file + 2).refused(404, "ATTACHMENT_NOT_FOUND", null);
  }

  @Test
  void areThoseOfTheTenantOnly() {
    plan(
        new Message("1", invoice, "office@client.example", "Reminder", "Text")
            .with(Attachment.pdf("a.pdf", new byte[1])));
    var id = clerk.get(PATH + "?subject=" + invoice).answered(200).at("/items/0/id").asString();
    var stranger = house.as(house.tenant(), "clerk");
    assertThat(stranger.get(PATH + "?subject=" + invoice).answered(200).path("items")).isEmpty();
    stranger.get(PATH + "/" + id + "/attachments/1").refused(404, "ATTACHMENT_NOT_FOUND", null);
  }

  @Test
  void comeInPages() {
    for (var n = 0; n < 3; n++) {
      plan(new Message("key" + n, invoice, "office@client.example", "Title " + n, "Text"));
    }
    var first = clerk.get(PATH + "?limit=2&subject=" + invoice).answered(200);
    assertThat(first.at("/items/0/title").asString()).isEqualTo("Title 2");
    var rest =
        clerk.get(
            PATH + "?limit=2&subject=" + invoice + "&after=" + first.path("after").asString());
    assertThat(rest.answered(200).at("/items/0/title").asString()).isEqualTo("Title 0");
    assertThat(rest.json().has("after")).isFalse();
    clerk.get(PATH + "?limit=0&subject=" + invoice).refused(422, "LIMIT_OUT_OF_RANGE", "limit");
    clerk.get(PATH + "?after=x&subject=" + invoice).refused(422, "UNKNOWN_CURSOR", "after");
    clerk.get(PATH + "?subject=nothing").refused(400, "VALUE_INVALID", "subject");
    clerk.get(PATH).refused(400, "FIELD_REQUIRED", "subject");
  }

  private void plan(Message message) {
    scope().run(() -> transaction.executeWithoutResult(status -> messages.plan(message)));
  }

  private Scope scope() {
    return new Scope(tenant, Actor.system("test"));
  }
}
