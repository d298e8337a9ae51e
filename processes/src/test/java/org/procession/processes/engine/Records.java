package org.procession.processes.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything the engine did, in order, read from its tap. */
final class Records {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI tap;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<EngineRecord> seen = new ArrayList<>();
  private int next;

  Records(URI tap) {
    this.tap = tap;
  }

  /** The records read so far: at least all up to the last one that was awaited. */
  Stream<EngineRecord> seen() {
    return seen.stream();
  }

  /** Waits for the first record that fits, from the engine's start on. */
  EngineRecord await(String what, Predicate<EngineRecord> fits) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int i = 0; ; i++) {
      while (i == seen.size()) {
        var left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative()) throw new AssertionError("The engine did not reach: " + what);
        read(left);
      }
      if (fits.test(seen.get(i))) return seen.get(i);
    }
  }

  private void read(Duration patience) {
    var uri = tap.resolve("/records?from=%d&wait=%d".formatted(next, patience.toMillis()));
    try {
      var response = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines());
      for (var line : response.body().toList()) seen.add(EngineRecord.of(JSON.readTree(line)));
      next = Integer.parseInt(response.headers().firstValue("X-Next").orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
