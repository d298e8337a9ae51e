package org.procession.local.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
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

  /** The answer of the API to a file. */
  JsonNode post(String login, String path, String mediaType, byte[] file) {
    return body("POST " + path, api.post(login, path, mediaType, file));
  }

  private static JsonNode body(String request, ApiClient.Answer answer) {
    if (answer.status() < 300) return answer.body();
    throw new CaseFailed(
        "%s was answered with %d, %s"
            .formatted(request, answer.status(), answer.body().path("detail").asString("")));
  }

  /** Waits until the field of a record has a value. */
  void awaitField(String login, String path, String field, String value)
      throws InterruptedException {
    await(
        field + " of " + path + " is " + value,
        () -> Optional.of(get(login, path).path(field).asString("")).filter(value::equals));
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
   * @param idVariable the process variable with the id of the record that the task is about
   */
  void complete(
      String login, String element, String idVariable, String id, Map<String, ?> variables)
      throws InterruptedException {
    var desk = new Desk(tasklist, login);
    var task = await(element + " is in Tasklist", () -> desk.find(element, idVariable, id));
    desk.complete(task, variables);
  }

  /** Waits for a letter to an address whose subject has this text. */
  void awaitLetter(String address, String subject) throws InterruptedException {
    var mailbox = new Mailbox(imapPort, address);
    await("a letter to " + address, () -> mailbox.find(subject));
  }
}
