package org.procession.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the engine of {@link TestParts} has done, record by record, from its start. Tests wait for
 * records instead of asking again and again.
 */
public final class EngineTap {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final EngineTap TAP = new EngineTap();

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final List<EngineRecord> records = new ArrayList<>(); // guarded by itself

  private EngineTap() {
    Thread.ofPlatform().daemon().name("engine-tap").start(this::follow);
  }

  /** The first record of the kind, however long ago, or else the next. */
  public static EngineRecord await(String what, Predicate<EngineRecord> kind) {
    return TAP.first(what, kind);
  }

  /** The records of the kind so far. */
  public static List<EngineRecord> soFar(Predicate<EngineRecord> kind) {
    synchronized (TAP.records) {
      return TAP.records.stream().filter(kind).toList();
    }
  }

  private EngineRecord first(String what, Predicate<EngineRecord> kind) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    synchronized (records) {
      for (var seen = 0; ; ) {
        for (; seen < records.size(); seen++) {
          if (kind.test(records.get(seen))) {
            return records.get(seen);
          }
        }
        var left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive()) {
          throw new AssertionError("the engine has not come to: " + what + incidents());
        }
        try {
          records.wait(left.toMillis() + 1);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  /** What a test that waits in vain should tell. */
  private String incidents() {
    var incidents =
        records.stream()
            .filter(record -> record.is("INCIDENT", "CREATED"))
            .map(record -> record.elementId() + ": " + record.text("errorMessage"))
            .toList();
    return incidents.isEmpty() ? "" : "; incidents: " + incidents;
  }

  private void follow() {
    var from = "0";
    while (true) {
      try {
        var page =
            http.send(
                HttpRequest.newBuilder(
                        URI.create(TestParts.engine().tap() + "/records?wait=10000&from=" + from))
                    .build(),
                BodyHandlers.ofLines());
        var read = read(page);
        from = page.headers().firstValue("X-Next").orElse(from);
        synchronized (records) {
          records.addAll(read);
          records.notifyAll();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private List<EngineRecord> read(HttpResponse<Stream<String>> page) {
    try (var lines = page.body()) {
      return Optional.of(lines.map(json::readTree).map(EngineRecord::new).toList()).get();
    }
  }
}
