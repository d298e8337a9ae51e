package org.procession.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.procession.local.ApiClient;
import tools.jackson.databind.JsonNode;

/** Where a case is played: what its people use, and who watches. */
final class Stage {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(200);

  private final ApiClient api;
  private final URI tasklist;
  private final int imapPort;
  private final PrintStream out;
  private final HttpClient http = HttpClient.newHttpClient();
  private final long begin = System.nanoTime();

  Stage(ApiClient api, URI tasklist, int imapPort, PrintStream out) {
    this.api = api;
    this.tasklist = tasklist;
    this.imapPort = imapPort;
    this.out = out;
  }

  /** Tells a step, with the seconds since the case began. */
  void tell(String step) {
    out.printf("%8.1f s  %s%n", (System.nanoTime() - begin) / 1e9, step);
  }

  /** A number for a document that no other has. */
  static String number(String prefix) {
    return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** The day that it is at Acme. */
  static LocalDate today() {
    return LocalDate.now(ZoneId.of("Europe/Berlin"));
  }

  /** The one line of a bill or an invoice, at the usual German tax. */
  static Map<String, String> line(String description, String net) {
    return Map.of(
        "description", description,
        "quantity", "1",
        "unitPrice", net,
        "taxCategory", "S",
        "taxRate", "19");
  }

  /** What is at a path of the API. */
  JsonNode get(String login, String path) {
    return body("GET " + path, api.get(login, path));
  }

  /** The answer of the API to an object. */
  JsonNode post(String login, String path, Object object) {
    return body("POST " + path, api.post(login, path, object));
  }

  /** The code of the problem with which the API refuses what it is asked for. */
  String refusal(String login, String path) {
    var answer = api.get(login, path);
    if (answer.status() >= 400) return answer.body().path("code").asString("");
    throw new CaseFailed("GET %s was answered, not refused".formatted(path));
  }

  private static JsonNode body(String request, ApiClient.Answer answer) {
    if (answer.status() < 300) return answer.body();
    throw new CaseFailed(
        "%s was answered with %d, %s"
            .formatted(request, answer.status(), answer.body().path("detail").asString("")));
  }

  /**
   * Waits until a field of a record has a value.
   *
   * @param pointer to the field (RFC 6901)
   */
  void awaitField(String login, String path, String pointer, String value)
      throws InterruptedException {
    await(
        "%s of %s is %s".formatted(pointer, path, value),
        () -> Optional.of(get(login, path).at(pointer).asString("")).filter(value::equals));
  }

  /** Waits until every process that ran for a record has come to its end. */
  void awaitEnd(String subject) throws InterruptedException {
    var instances = "/api/processes/instances?subject=" + subject;
    await(
        "the end of the process for " + subject,
        () -> {
          var states = get("acme.clerk", instances).path("items").findValuesAsString("state");
          return states.isEmpty() || !Set.of("COMPLETED").containsAll(states)
              ? Optional.empty()
              : Optional.of(states);
        });
    tell("The process has ended");
  }

  /** Waits until there is something. */
  <T> T await(String what, Supplier<Optional<T>> looking) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var found = looking.get();
      if (found.isPresent()) return found.get();
      Thread.sleep(POLL);
    }
    throw new CaseFailed("waited for %d s in vain: %s".formatted(PATIENCE.toSeconds(), what));
  }

  /**
   * Has a person take and complete the task at an element of the model, as soon as it is in
   * Tasklist.
   *
   * @param about variables of the process by which the task is known
   * @param answers what the person enters
   */
  void complete(String login, String element, Map<String, String> about, Map<String, ?> answers)
      throws InterruptedException {
    var desk = new Desk(tasklist, login);
    var task = await(element + " is in Tasklist", () -> desk.find(element, about));
    desk.complete(task, answers);
  }

  /** Waits for a letter to an address with this text in its subject. @return its subject */
  String awaitLetter(String address, String text) throws InterruptedException {
    var mailbox = new Mailbox(imapPort, address);
    return await("a letter to " + address, () -> mailbox.find(text));
  }

  /** Sends a request that was signed for it, past the API. @return what was answered */
  byte[] send(HttpRequest request) throws InterruptedException {
    try {
      var answer = http.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() < 300) return answer.body();
      throw new CaseFailed(
          "%s to the store was answered with %d".formatted(request.method(), answer.statusCode()));
    } catch (IOException e) {
      throw new CaseFailed("the store did not answer: " + e);
    }
  }
}
