package org.procession.workers.relays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.procession.workers.Patience.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.procession.workers.House;
import org.procession.workers.RealParts;
import org.procession.workers.WorkersApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

class DoctorIT {

  /** How it ended, and what it said. */
  private record Examined(int exit, List<String> lines) {}

  private static Examined examine(Map<String, String> settings) {
    var said = new ByteArrayOutputStream();
    var exit =
        Doctor.run(
            WorkersApplication.class,
            new PrintStream(said, true, StandardCharsets.UTF_8),
            arguments(settings));
    return new Examined(exit, said.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private static String[] arguments(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
        .toArray(String[]::new);
  }

  private static Map<String, String> settings() {
    var settings = new HashMap<>(RealParts.settings());
    settings.put("spring.profiles.active", "local");
    return settings;
  }

  @Test
  void findsAllWellWhereTheWorkersRunAndNobodyWaits() {
    var settings = settings();
    try (var application =
        new SpringApplicationBuilder(WorkersApplication.class, House.class)
            .run(arguments(settings))) {
      application.getBean(House.class).tenant();
      await()
          .untilAsserted(
              () ->
                  assertThat(examine(settings).lines())
                      .isNotEmpty()
                      .allMatch(line -> line.startsWith("ok    ")));
      assertThat(examine(settings).exit()).isZero();
    }
  }

  @Test
  void namesEachThingThatIsNotAsItMustBeWithTheWayOut() {
    var settings = settings();
    settings.put("spring.profiles.active", "production");
    settings.put("procession.s3.endpoint", "http://127.0.0.1:1");
    settings.put("procession.clamav.port", "1");
    settings.put("spring.mail.port", "1");
    settings.put("spring.datasource.password", "another-than-the-right-one");
    settings.put("procession.engine.grpc", "http://127.0.0.1:1");
    settings.put("spring.elasticsearch.uris", "http://elsewhere.invalid:9200");
    var examined = examine(settings);
    assertThat(examined.exit()).isEqualTo(1);
    assertThat(examined.lines())
        .allMatch(line -> line.matches("ok    .*|(warn|fail)  .+  — .+"))
        .anyMatch(line -> line.startsWith("fail  SPRING_ELASTICSEARCH_URIS is http://elsewhere"))
        .anyMatch(line -> line.startsWith("fail  PROCESSION_SEAL_KEY is text"))
        .anyMatch(line -> line.contains("does not let 'procession_app' in"))
        .anyMatch(line -> line.startsWith("fail  Elasticsearch does not answer"))
        .anyMatch(line -> line.startsWith("fail  The store of files does not answer"))
        .anyMatch(line -> line.startsWith("fail  The process engine does not answer"))
        .anyMatch(line -> line.startsWith("fail  ClamAV does not answer"))
        .anyMatch(line -> line.startsWith("fail  The mail server does not answer"))
        .anyMatch(line -> line.startsWith("fail  It cannot be seen who runs the relays"));
  }

  @Test
  void leavesAnEmptyDatabaseToTheNextStart() {
    var settings = settings();
    for (var look = 0; look < 2; look++) {
      assertThat(examine(settings).lines())
          .anyMatch(line -> line.startsWith("warn  Migrations are not done yet: 1 to "));
    }
  }
}
