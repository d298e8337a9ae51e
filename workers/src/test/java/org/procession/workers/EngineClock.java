package org.procession.workers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.procession.local.TestParts;

/** The clock of the tests' engine, which only goes forward. */
public final class EngineClock {

  private EngineClock() {}

  public static void move(Duration by) {
    try (var http = HttpClient.newHttpClient()) {
      http.send(
          HttpRequest.newBuilder(
                  URI.create(TestParts.engine().management() + "/actuator/clock/add"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"offsetMilli\": %d}".formatted(by.toMillis())))
              .build(),
          BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
