package org.procession.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the programs of Camunda's distribution have in common. They are started directly: its
 * scripts are slower.
 */
final class Camunda {
  private Camunda() {}

  /** Writes the settings that {@link #program} reads. */
  static void configure(Site site, String part, String yaml) throws IOException {
    Files.createDirectories(site.run());
    Files.writeString(settings(site, part), yaml);
  }

  static Jvm program(Site site, String part, String mainClass, String... own) {
    var distribution = site.checkout().camunda();
    var locations =
        "file:%s,file:%s"
            .formatted(distribution.resolve("config/application.yaml"), settings(site, part));
    var flags =
        Stream.concat(
                Stream.of(own),
                Stream.of(
                    "-Dapp.home=" + distribution,
                    "-Dlogging.config=classpath:procession-log4j2.xml",
                    "-Dspring.config.additional-location=" + locations,
                    // The record tap answers at once instead of waiting to fill a packet.
                    "-Dsun.net.httpserver.nodelay=true"))
            .toArray(String[]::new);
    return new Jvm(site, part, classPath(site.checkout()), mainClass, flags);
  }

  /** Camunda's jars and the one we add. */
  private static List<Path> classPath(Checkout checkout) {
    try (var jars = Files.list(checkout.camunda().resolve("lib"))) {
      return Stream.concat(jars.sorted(), Stream.of(checkout.recordTap())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path settings(Site site, String part) {
    return site.run().resolve(part + ".yaml");
  }
}
