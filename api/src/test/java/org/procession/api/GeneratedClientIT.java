package org.procession.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A client in TypeScript whose types are generated from docs/openapi.json. */
@ApiTest
class GeneratedClientIT {

  /** Makes the client, compiles what uses it (npm/smoke.ts), and runs that. */
  @Test
  void compilesAndDoesWhatItsFirstUsersDo() throws IOException, InterruptedException {
    var client =
        new ProcessBuilder(
                "../processes/npm/run",
                "npm/client.js",
                House.ISSUER.address().toString(),
                "globex.clerk")
            .redirectErrorStream(true)
            .start();
    var said = new String(client.getInputStream().readAllBytes(), UTF_8);
    assertThat(client.waitFor()).as(said).isZero();
  }
}
