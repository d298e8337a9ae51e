package org.procession.bench;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.procession.local.ApiClient;
import org.procession.local.OwnHouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The house that is measured: its API, and what lies behind it. */
public final class Bed implements AutoCloseable {

  public static final String CLERK = "acme.clerk";
  public static final String FINANCE = "acme.finance";

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(20);

  /** The tenant that is at work; indexes begin with it. */
  static final String TENANT = "acme";

  /** Of the time, what looking whether a thing has come may take from what is measured. */
  private static final int ONE_PART_IN = 20;

  private final OwnHouse house;
  private final boolean full;
  private final ApiClient api;
  private final Connection database;
  private final HttpClient http = HttpClient.newHttpClient();

  public Bed(OwnHouse house, boolean full) throws SQLException {
    this.house = house;
    this.full = full;
    this.api = new ApiClient(house.http("api"));
    var known = house.database();
    // Row-level security would hide from any other role what the house does.
    this.database =
        DriverManager.getConnection(
            known.url(), known.superuser().user(), known.superuser().password());
  }

  public OwnHouse house() {
    return house;
  }

  /** How many of something a run has. */
  public int size(int usual, int whenFull) {
    return full ? whenFull : usual;
  }

  public JsonNode get(String login, String path) {
    return body("GET " + path, api.get(login, path));
  }

  public JsonNode post(String login, String path, Object object, String... headers) {
    return body("POST " + path, api.post(login, path, object, headers));
  }

  /** Posts a new record. @return its id */
  public String create(String login, String path, Object object) {
    return post(login, path, object).path("id").asString();
  }

  /** Streams content to a path. */
  JsonNode put(String login, String path, Supplier<InputStream> content) {
    return put(login, path, "application/octet-stream", content);
  }

  /** Streams content of a media type to a path. */
  JsonNode put(String login, String path, String mediaType, Supplier<InputStream> content) {
    return body(
        "PUT " + path, api.put(login, path, mediaType, BodyPublishers.ofInputStream(content)));
  }

  private static JsonNode body(String request, ApiClient.Answer answer) {
    if (answer.status() < 300) {
      return answer.body();
    }
    throw new Refused(request, answer);
  }

  /** The API did not do what it was asked for, and said so. */
  public static final class Refused extends RuntimeException {

    private final int status;
    private final String code;

    Refused(String request, ApiClient.Answer answer) {
      super("%s was answered with %d %s".formatted(request, answer.status(), answer.body()));
      status = answer.status();
      code = answer.body().path("code").asString("");
    }

    /** Of HTTP. */
    public int status() {
      return status;
    }

    /** Of the problem, empty when it has none. */
    public String code() {
      return code;
    }
  }

  /** A number that a query answers. */
  public long number(String query, Object... parameters) {
    return (long) Double.parseDouble(text(query, parameters));
  }

  /** The one value that a query answers, as text. */
  public synchronized String text(String query, Object... parameters) {
    try (var statement = database.prepareStatement(query)) {
      for (var n = 0; n < parameters.length; n++) {
        statement.setObject(n + 1, parameters[n]);
      }
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** The first column of what a query answers, as text. */
  public synchronized List<String> texts(String query) {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** A statement of a role to which row-level security does not apply. */
  PreparedStatement prepare(String query) throws SQLException {
    return database.prepareStatement(query);
  }

  /** A connection as the house's own, to which row-level security applies. */
  Connection connectAsHouse() throws SQLException {
    var known = house.database();
    return DriverManager.getConnection(known.url(), known.app().user(), known.app().password());
  }

  /** Runs a statement; triggers do not fire. */
  synchronized void execute(String sql) {
    try (var statement = database.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(sql);
      statement.execute("set session_replication_role = origin");
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The end of the event log. */
  long mark() {
    return number("select coalesce(max(position), 0) from event where tenant_id = ?", TENANT);
  }

  /** How many events of a name were recorded after a mark. */
  long events(String name, long mark) {
    return number(
        "select count(*) from event where tenant_id = ? and name = ? and position > ?",
        TENANT,
        name,
        mark);
  }

  /** Waits until so many events of a name were recorded after a mark. */
  void awaitEvents(String name, long mark, long expected) throws InterruptedException {
    await("%d times %s".formatted(expected, name), () -> events(name, mark) >= expected);
  }

  /** Looks again and again, the less often the longer a look takes. */
  public void await(String what, BooleanSupplier reached) throws InterruptedException {
    var begin = System.nanoTime();
    var looked = begin;
    while (!reached.getAsBoolean()) {
      var now = System.nanoTime();
      if (now - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException("waited for %s in vain".formatted(what));
      }
      TimeUnit.NANOSECONDS.sleep(Math.max(POLL.toNanos(), (now - looked) * (ONE_PART_IN - 1)));
      looked = System.nanoTime();
    }
  }

  /** The engine, for whoever wants to be its client. */
  CamundaClient engine() {
    return CamundaClient.newClientBuilder()
        .grpcAddress(house.http("zeebe-grpc"))
        .restAddress(house.http("zeebe-rest"))
        .preferRestOverGrpc(false)
        .numJobWorkerExecutionThreads(2)
        .build();
  }

  /**
   * What the engine recorded, in its order, as far as it has reached OpenSearch.
   *
   * @param kind of value, such as {@code job}
   */
  public List<JsonNode> records(String kind, List<?> conditions) {
    return ask(
            "POST",
            house
                .http("opensearch")
                .resolve(
                    "/zeebe-record_%s_*/_search?ignore_unavailable=true&allow_partial_search_results=false"
                        .formatted(kind)),
            json(
                Map.of(
                    "size", 1000,
                    "sort", List.of(Map.of("position", "asc")),
                    "query", Map.of("bool", Map.of("filter", conditions)))))
        .at("/hits/hits")
        .valueStream()
        .map(hit -> hit.path("_source"))
        .toList();
  }

  /** The condition that a field has a value. */
  public static Map<String, ?> term(String field, Object value) {
    return Map.of("term", Map.of(field, value));
  }

  /** What Elasticsearch, which keeps what people search for, answers. */
  public JsonNode elasticsearch(String method, String path, @Nullable String body) {
    return ask(method, house.http("elasticsearch").resolve(path), body);
  }

  /** What the API measures of itself, in the format of Prometheus. */
  String metrics() {
    return text(HttpRequest.newBuilder(house.http("api").resolve("/actuator/prometheus")).build());
  }

  public static String json(Object object) {
    return JsonMapper.shared().writeValueAsString(object);
  }

  private JsonNode ask(String method, URI address, @Nullable String body) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return JsonMapper.shared().readTree(text(request));
  }

  private String text(HttpRequest request) {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(request.uri() + " answered " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new IllegalStateException(request.uri() + " did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
