package org.procession.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.procession.local.Eicar;
import tools.jackson.databind.JsonNode;

/** An infected file from its upload until security has decided what becomes of it. */
class FileScanningJourneyIT {

  @RegisterExtension static final RunningHouse house = new RunningHouse();

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void securityHasAnInfectedFileDeletedInTasklist() throws Exception {
    var name = "notes-" + UUID.randomUUID().toString().substring(0, 8) + ".txt";
    var file = uploaded(name, Eicar.bytes());
    try (var tasks = new TaskList(house.address("tasklist"))) {
      tasks.logIn("acme.security").open("Review the infected file", name);
      assertThat(tasks.form().innerText()).contains("Eicar-Test-Signature", "Acme Clerk");
      tasks.claim().choose("Delete it").write("Reason", "Nobody needs it");
      tasks.picture("review-file").complete();
    }

    await("the version is rejected")
        .atMost(PATIENCE)
        .until(() -> version(file).path("status").asString(), "REJECTED"::equals);
    assertThat(version(file).path("reviewedBy").asString()).isEqualTo("security");
    var download = house.get("acme.clerk", file + "/versions/1/download");
    assertThat(download.body().path("code").asString()).isEqualTo("FILE_NOT_CLEAN");
  }

  private static JsonNode version(String file) {
    return house.get("acme.clerk", file).body().path("versions").path(0);
  }

  private static String uploaded(String name, byte[] content) throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256").digest(content);
    var declared =
        house.post(
            "acme.clerk",
            "/api/files/files",
            Map.of(
                "name",
                name,
                "mediaType",
                "text/plain",
                "size",
                content.length,
                "sha256",
                HexFormat.of().formatHex(sha256)));
    assertThat(declared.status()).as(declared.body().toString()).isEqualTo(201);
    var file = "/api/files/files/" + declared.body().path("id").asString();
    var sent = house.put("acme.clerk", file + "/versions/1/content", content);
    assertThat(sent.status()).as(sent.body().toString()).isEqualTo(202);
    return file;
  }
}
