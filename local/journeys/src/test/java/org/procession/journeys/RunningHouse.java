package org.procession.journeys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.procession.local.ApiClient;
import org.procession.local.ApiClient.Answer;
import org.procession.local.OwnHouse;

/** A house for the journeys: one for all those of a build. */
public final class RunningHouse implements BeforeAllCallback {

  private static final int PORT_OFFSET =
      5_000; // keeps all ports below those of outgoing connections

  private static OwnHouse house;
  private static ApiClient api;

  /** Starts the house for the first journey; it goes on for the others and ends with the build. */
  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    synchronized (RunningHouse.class) {
      if (house == null) {
        house =
            OwnHouse.start(
                Path.of("target", "house"),
                PORT_OFFSET,
                Path.of("target", "house.log").toAbsolutePath(),
                Map.of());
        api = new ApiClient(house.http("api"));
      }
    }
  }

  /** Runs a command of the launcher for this house to its end. */
  public static OwnHouse.Ended run(String... words) throws IOException, InterruptedException {
    return house.run(words);
  }

  /** Where a part is found. */
  public String address(String part) {
    return house.address(part);
  }

  public int port(String label) {
    return house.port(label);
  }

  public Answer get(String login, String path) {
    return api.get(login, path);
  }

  public Answer post(String login, String path, Object body) {
    return api.post(login, path, body);
  }

  public Answer put(String login, String path, byte[] file) {
    return api.put(login, path, file);
  }
}
