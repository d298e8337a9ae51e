package org.procession.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands for Twilio keeps to Twilio's contract. */
class SmsIT {
  private static final SmsAccount ACCOUNT = TestParts.sms();
  private static final URI MESSAGES =
      ACCOUNT.baseUrl().resolve("/2010-04-01/Accounts/" + ACCOUNT.accountSid() + "/Messages.json");

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void takesAMessageAndTellsLaterThatItHasArrived() throws Exception {
    var sent = post(Map.of("To", "+4915112345601", "From", ACCOUNT.from(), "Body", "Grüße"));

    assertThat(sent.status).isEqualTo(201);
    assertThat(sent.json.path("sid").asString()).matches("SM[0-9a-f]{32}");
    assertThat(sent.json.path("account_sid").asString()).matches("AC[0-9a-fA-F]{32}");
    assertThat(sent.json.path("status").asString()).isEqualTo("queued");
    assertThat(sent.json.path("error_code").isNull()).isTrue();
    assertThat(sent.json.path("date_sent").isNull()).isTrue();
    assertThat(sent.json.path("date_created").asString())
        .matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} \\+0000");
    var later = get(ACCOUNT.baseUrl().resolve(sent.json.path("uri").asString()));
    assertThat(later.status).isEqualTo(200);
    assertThat(later.json.path("status").asString()).isEqualTo("delivered");
    assertThat(later.json.path("body").asString()).isEqualTo("Grüße");
    assertThat(later.json.path("to").asString()).isEqualTo("+4915112345601");
  }

  @ParameterizedTest
  @CsvSource({
    "0151 2345602, 21211",
    "+49 151 2345602, 21211",
    "+15005550001, 21211",
    "+15005550002, 21612",
    "+15005550003, 21408",
    "+15005550004, 21610",
    "+15005550009, 21614",
    "'', 21604",
  })
  void refusesARecipientWithTheCodeThatTwilioHasForIt(String to, int code) throws Exception {
    var refused = post(Map.of("To", to, "From", ACCOUNT.from(), "Body", "Hello"));

    assertThat(refused.status).isEqualTo(400);
    assertThat(refused.json.path("code").asInt()).isEqualTo(code);
    assertThat(refused.json.path("status").asInt()).isEqualTo(400);
    assertThat(refused.json.path("message").asString()).isNotBlank();
    assertThat(refused.json.path("more_info").asString()).endsWith("/" + code);
  }

  @ParameterizedTest
  @CsvSource({
    "+15005550001, 21212",
    "+15005550007, 21606",
    "+15005550008, 21611",
    "+4915112345603, 21606",
    "'', 21603",
  })
  void refusesASenderWithTheCodeThatTwilioHasForIt(String from, int code) throws Exception {
    var refused = post(Map.of("To", "+4915112345603", "From", from, "Body", "Hello"));

    assertThat(refused.status).isEqualTo(400);
    assertThat(refused.json.path("code").asInt()).isEqualTo(code);
    assertThat(list("To=%2B4915112345603").path("messages")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 400, 21602", "1600, 201, 0", "1601, 400, 21617"})
  void takesUpTo1600Characters(int length, int status, int code) throws Exception {
    var answer =
        post(Map.of("To", "+4915112345604", "From", ACCOUNT.from(), "Body", "x".repeat(length)));

    assertThat(answer.status).isEqualTo(status);
    assertThat(answer.json.path("code").asInt(0)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "a, 160, 1",
    "a, 161, 2",
    "a, 307, 3",
    "€, 80, 1",
    "€, 81, 2",
    "ж, 70, 1",
    "ж, 71, 2"
  })
  void countsTheSegmentsThatAMessageTakes(String letter, int times, String segments)
      throws Exception {
    var sent =
        post(Map.of("To", "+4915112345605", "From", ACCOUNT.from(), "Body", letter.repeat(times)));

    assertThat(sent.json.path("num_segments").asString()).isEqualTo(segments);
  }

  @Test
  void listsTheMessagesToANumberPageByPageTheNewestFirst() throws Exception {
    for (var body : new String[] {"one", "two", "three"}) {
      post(Map.of("To", "+4915112345606", "From", ACCOUNT.from(), "Body", body));
    }

    var first = list("To=%2B4915112345606&PageSize=2");
    assertThat(first.path("messages").findValuesAsString("body")).containsExactly("three", "two");
    assertThat(first.path("page").asInt()).isZero();
    assertThat(first.path("page_size").asInt()).isEqualTo(2);
    assertThat(first.path("previous_page_uri").isNull()).isTrue();
    var second = get(ACCOUNT.baseUrl().resolve(first.path("next_page_uri").asString())).json;
    assertThat(second.path("messages").findValuesAsString("body")).containsExactly("one");
    assertThat(second.path("next_page_uri").isNull()).isTrue();
    assertThat(second.path("previous_page_uri").asString()).contains("Page=0");
  }

  @Test
  void findsMessagesByTheTimeTheyWereSent() throws Exception {
    var to = "To=%2B4915112345607";
    post(Map.of("To", "+4915112345607", "From", ACCOUNT.from(), "Body", "Hello"));
    var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    assertThat(list(to + "&DateSent%3E=" + yesterday).path("messages")).hasSize(1);
    assertThat(list(to + "&DateSent%3E=" + yesterday + "T00:00:00Z").path("messages")).hasSize(1);
    assertThat(list(to + "&DateSent%3C=" + yesterday).path("messages")).isEmpty();
    assertThat(list(to + "&DateSent=" + yesterday).path("messages")).isEmpty();
    assertThat(get(URI.create(MESSAGES + "?DateSent=yesterday")).status).isEqualTo(400);
  }

  @Test
  void refusesWhoDoesNotKnowThePassword() throws Exception {
    var refused =
        exchange(HttpRequest.newBuilder(MESSAGES).header("Authorization", basic("guessed")).GET());

    assertThat(refused.status).isEqualTo(401);
    assertThat(refused.json.path("code").asInt()).isEqualTo(20003);
    assertThat(exchange(HttpRequest.newBuilder(MESSAGES).GET()).status).isEqualTo(401);
  }

  @Test
  void doesNotFindWhatItDoesNotKeep() throws Exception {
    var missing =
        get(URI.create(MESSAGES.toString().replace(".json", "/SM" + "0".repeat(32) + ".json")));

    assertThat(missing.status).isEqualTo(404);
    assertThat(missing.json.path("code").asInt()).isEqualTo(20404);
  }

  private JsonNode list(String query) throws Exception {
    return get(URI.create(MESSAGES + "?" + query)).json;
  }

  private Answer get(URI address) throws Exception {
    return exchange(
        HttpRequest.newBuilder(address).header("Authorization", basic(ACCOUNT.authToken())).GET());
  }

  private Answer post(Map<String, String> form) throws Exception {
    var body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return exchange(
        HttpRequest.newBuilder(MESSAGES)
            .header("Authorization", basic(ACCOUNT.authToken()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private Answer exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = http.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
  }

  private static String basic(String password) {
    var credentials = ACCOUNT.accountSid() + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }

  private record Answer(int status, JsonNode json) {}
}
