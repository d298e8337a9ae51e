package org.procession.workers.relays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.TwilioException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.local.SmsAccount;
import org.procession.local.TestParts;
import org.procession.workers.House;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DomainTest
class SmsRelayIT {

  private static final String NUMBER = "+4915123456789";

  @Autowired House house;
  @Autowired OutgoingMessages messages;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private Outbox outbox;

  @BeforeEach
  void newTenant() {
    outbox = new Outbox(house.tenant(), messages, jdbc, transactions);
  }

  @Test
  void sendsWhatIsPlannedOnce() throws Exception {
    plan(NUMBER, "Bitte prüfen: 1.190,00 € & mehr\n" + outbox.about());
    assertThat(outbox.deliver(relay())).isEqualTo(1);
    assertThat(outbox.deliver(relay())).isZero();
    assertThat(outbox.column("status")).isEqualTo("SENT");
    var taken = taken("/Messages/%s.json".formatted(outbox.column("provider_id")));
    assertThat(taken.path("body").asString())
        .isEqualTo("Bitte prüfen: 1.190,00 € & mehr\n" + outbox.about());
    assertThat(taken.path("to").asString()).isEqualTo(NUMBER);
    assertThat(taken.path("from").asString()).isEqualTo(TestParts.sms().from());
  }

  @ParameterizedTest
  @CsvSource({
    // Twilio's numbers for tests
    "+15005550001, 21211",
    "+15005550002, 21612",
    "+15005550004, 21610",
    "+15005550009, 21614",
  })
  void givesUpWhatTwilioRefusesAndSaysWhy(String number, String code) {
    plan(number, "Text");
    assertThat(outbox.deliver(relay())).isEqualTo(1);
    assertThat(outbox.column("status")).isEqualTo("FAILED");
    assertThat(outbox.column("cause")).startsWith(code + " ");
  }

  @Test
  void triesAgainLaterWhenItsAccessIsRefused() {
    plan(NUMBER, "Text");
    var account = TestParts.sms();
    var stranger =
        relay(new TwilioProperties(account.baseUrl(), account.accountSid(), "x", account.from()));
    assertThatThrownBy(() -> outbox.deliver(stranger)).isInstanceOf(TwilioException.class);
    assertThat(outbox.column("status")).isEqualTo("PLANNED");
    assertThat(outbox.column("cause")).isEqualTo("20003 Authenticate");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void triesAgainLaterWhenTheServerHasNoTimeAndDoesNotItselfRepeat(int status) throws Exception {
    plan(NUMBER, "Text");
    for (var body : new String[] {"{\"code\": 20429, \"message\": \"Busy\"}", "<html>Busy", ""}) {
      try (var server = new RudeSmsServer(RudeSmsServer.http(status, body))) {
        assertThatThrownBy(() -> outbox.deliver(relay(server))).isInstanceOf(TwilioException.class);
        assertThat(server.posts()).isEqualTo(1);
      }
      assertThat(outbox.column("status")).isEqualTo("PLANNED");
      outbox.age("1 hour");
    }
    assertThat(outbox.deliver(relay())).isEqualTo(1);
    assertThat(outbox.column("status")).isEqualTo("SENT");
  }

  @Test
  void triesAgainLaterWhenTheServerIsAway() throws Exception {
    plan(NUMBER, "Text");
    URI nobody;
    try (var server = new RudeSmsServer(RudeSmsServer.NOTHING)) {
      nobody = server.address();
    }
    assertThatThrownBy(() -> outbox.deliver(relay(nobody))).isInstanceOf(TwilioException.class);
    assertThat(outbox.column("status")).isEqualTo("PLANNED");
    assertThat(outbox.column("cause")).contains("not connected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RudeSmsServer.NOTHING,
        RudeSmsServer.HANG_UP,
        "no http\r\n\r\n",
        "HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"sid\":",
        "HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\n<html",
        "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 5\r\n\r\n<html",
        "HTTP/1.1 504 Gateway Timeout\r\nContent-Length: 0\r\n\r\n",
      })
  void asksForWhatMayHaveBeenTakenAndDoesNotSendItAgain(String reply) throws Exception {
    plan(NUMBER, "Text");
    try (var server = new RudeSmsServer(reply)) {
      assertThat(outbox.deliver(relay(server))).isEqualTo(1);
      assertThat(outbox.column("status")).isEqualTo("UNKNOWN");
      assertThat(outbox.column("cause")).isNotBlank();

      outbox.age("5 minutes");
      outbox.deliver(relay(server));
      assertThat(outbox.column("status")).as("not there yet").isEqualTo("UNKNOWN");

      outbox.age("5 minutes");
      server.has(
          message("SM1", "Other text", Instant.now())
              + ","
              + message("SM2", "Text", Instant.now()));
      outbox.deliver(relay(server));
      assertThat(outbox.column("status")).isEqualTo("SENT");
      assertThat(outbox.column("provider_id")).isEqualTo("SM2");
      assertThat(server.posts()).isEqualTo(1);
    }
  }

  @Test
  void givesUpWhatTwilioDoesNotHaveAfterAnHour() throws Exception {
    plan(NUMBER, "Text");
    try (var server = new RudeSmsServer(RudeSmsServer.HANG_UP)) {
      outbox.deliver(relay(server));
      server.has(
          message("SM1", "Text", Instant.now().minus(Duration.ofDays(1))) // another of yesterday's
          );
      outbox.age("61 minutes");
      outbox.deliver(relay(server));
      assertThat(outbox.column("status")).isEqualTo("FAILED");
      assertThat(outbox.column("cause")).isEqualTo("Twilio never got it");
      assertThat(server.posts()).isEqualTo(1);
    }
  }

  @Test
  void findsWhatItsDeadSenderLeftInDoubtAtTwilio() {
    plan(NUMBER, "Text for " + outbox.about());
    var account = TestParts.sms();
    // Sent, but nobody lived to note it.
    outbox.scope().run(() -> relay().send(messages.take(relay().channel(), 1).getFirst()));
    outbox.age("11 minutes");
    assertThat(outbox.deliver(relay())).isZero();
    assertThat(outbox.column("status")).isEqualTo("SENT");
    assertThat(outbox.column("provider_id")).startsWith("SM");
    assertThat(account.from()).isNotBlank();
  }

  @Test
  void standsByWithoutAnAccountWhileMessagesWait() {
    plan(NUMBER, "Text");
    var relay = relay(new TwilioProperties(URI.create("https://api.twilio.com"), "", "", ""));
    assertThat(outbox.deliver(relay)).isZero();
    assertThat(outbox.column("status")).isEqualTo("PLANNED");
    assertThat(relay.standsBy().orElseThrow()).contains("procession.twilio.account-sid");
    assertThat(relay().standsBy()).isEmpty();
  }

  private void plan(String number, String text) {
    outbox.plan(Message.sms("test:" + outbox.about(), outbox.about(), number, "Title", text));
  }

  private SmsRelay relay() {
    return relay(TestParts.sms().baseUrl());
  }

  private SmsRelay relay(RudeSmsServer server) {
    return relay(server.address());
  }

  private SmsRelay relay(URI server) {
    SmsAccount account = TestParts.sms();
    return relay(
        new TwilioProperties(server, account.accountSid(), account.authToken(), account.from()));
  }

  private SmsRelay relay(TwilioProperties account) {
    return new SmsRelay(messages, account, Duration.ofMillis(800));
  }

  private static String message(String sid, String body, Instant created) {
    var time = DateTimeFormatter.RFC_1123_DATE_TIME.format(created.atOffset(ZoneOffset.UTC));
    return "{\"sid\": \"%s\", \"body\": \"%s\", \"date_created\": \"%s\"}"
        .formatted(sid, body, time.replace("GMT", "+0000"));
  }

  private static JsonNode taken(String path) throws IOException, InterruptedException {
    var account = TestParts.sms();
    var login = account.accountSid() + ":" + account.authToken();
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(
                  account.baseUrl().resolve("/2010-04-01/Accounts/" + account.accountSid() + path))
              .header(
                  "Authorization",
                  "Basic "
                      + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
              .build();
      return JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofString()).body());
    }
  }
}
