package org.procession.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class PartsForTestsIT {
  @Test
  void givesEveryCallerAnEmptyDatabaseOfItsOwn() throws Exception {
    var one = TestParts.postgres();
    var other = TestParts.postgres();

    assertThat(one.url()).isNotEqualTo(other.url());
    try (var connection =
            DriverManager.getConnection(one.url(), one.owner().user(), one.owner().password());
        var statement = connection.createStatement()) {
      statement.execute("create table thing (id int)");
    }
    try (var connection =
            DriverManager.getConnection(other.url(), other.app().user(), other.app().password());
        var tables = connection.getMetaData().getTables(null, "public", "%", null)) {
      assertThat(tables.next()).isFalse();
    }
  }

  @Test
  void searchesWithTheAnalysisOfTheFullDistribution() throws IOException {
    var index = TestParts.elasticsearch().resolve("/people");
    send(
        "PUT",
        index,
        """
        {"settings": {"analysis": {
           "normalizer": {"folded": {"filter": ["lowercase", "asciifolding", "trim"]}},
           "filter": {"starts": {"type": "edge_ngram", "min_gram": 2, "max_gram": 10}, "stems": {"type": "stemmer", "language": "light_german"}},
           "analyzer": {
             "prefix": {"tokenizer": "whitespace", "filter": ["lowercase", "asciifolding", "starts"]},
             "note": {"tokenizer": "standard", "char_filter": ["html_strip"], "filter": ["lowercase", "german_normalization", "stems"]}}}},
         "mappings": {"properties": {
           "name": {"type": "text", "analyzer": "prefix", "search_analyzer": "simple"},
           "key": {"type": "keyword", "normalizer": "folded"},
           "note": {"type": "text", "analyzer": "note"}}}}
        """);
    send(
        "PUT",
        URI.create(index + "/_doc/1?refresh=true"),
        """
        {"name": "Müller Zoë", "key": " Zoë ", "note": "<b>Häuser</b> in der Stadt"}
        """);

    assertThat(found(index, "name", "mul")).isTrue();
    assertThat(found(index, "key", "zoe")).isTrue();
    assertThat(found(index, "note", "Haus")).isTrue();
    assertThat(found(index, "note", "b")).isFalse();
  }

  @Test
  void takesMailForAnyone() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), TestParts.mail().smtp());
        var replies =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      assertThat(replies.readLine()).startsWith("220");
      socket
          .getOutputStream()
          .write(
              "HELO there\r\nMAIL FROM:<a@acme.example>\r\nRCPT TO:<whoever@acme.example>\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(replies.readLine()).startsWith("250");
      assertThat(replies.readLine()).startsWith("250");
      assertThat(replies.readLine()).startsWith("250");
    }
  }

  @Test
  void runsTheEngineWithAClockThatCanBeMovedAndATapOnItsRecords() throws IOException {
    var engine = TestParts.engine();

    send("POST", engine.management().resolve("/actuator/clock/add"), "{\"offsetMilli\": 3600000}");
    assertThat(Http.send("GET", engine.rest().resolve("/v2/topology"), null).body())
        .contains("\"partitionsCount\":1");
    assertThat(Http.send("GET", engine.tap().resolve("/records?from=0&wait=1000"), null).status())
        .isEqualTo(200);
  }

  private static boolean found(URI index, String field, String text) throws IOException {
    var query = "{\"query\": {\"match\": {\"%s\": \"%s\"}}}".formatted(field, text);
    return send("POST", URI.create(index + "/_search"), query).contains("\"_id\":\"1\"");
  }

  private static String send(String method, URI address, String json) throws IOException {
    var answer = Http.send(method, address, json);
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
    return answer.body();
  }
}
