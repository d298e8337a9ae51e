package org.procession.workers.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.procession.domain.files.ExtractingTexts;
import org.procession.domain.files.TextExtractor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Reads each document in a Java process of its own, for whoever writes a document decides what its
 * reader does: a process with little memory, with nothing of our environment, with a folder of its
 * own that is deleted afterwards, and killed when it takes too long.
 */
@Component
class TikaProcess implements TextExtractor {

  private static final Logger log = LoggerFactory.getLogger(TikaProcess.class);

  private static final String LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";

  /** How the class path of a jar within a jar begins. */
  private static final String NESTED = "jar:nested:";

  /** A character takes three bytes of UTF-8 at most, or four for two of Java's. */
  private static final int LONGEST_OUTPUT = 3 * ExtractingTexts.MAX_LENGTH;

  private final TextProperties properties;

  TikaProcess(TextProperties properties) {
    this.properties = properties;
  }

  @Override
  public Optional<String> extract(String name, InputStream content) throws IOException {
    var folder = Files.createTempDirectory("document");
    try {
      var process = start(name, folder);
      var watch = killAfter(properties.readWithin(), process);
      try {
        return read(process, content);
      } finally {
        process.destroyForcibly();
        watch.interrupt();
        process.onExit().join(); // until then it may write to its folder
      }
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private Process start(String name, Path folder) throws IOException {
    var building = new ProcessBuilder(command(name, folder)).redirectError(Redirect.DISCARD);
    building.environment().clear();
    building.directory(folder.toFile());
    return building.start();
  }

  private List<String> command(String name, Path folder) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx%dm".formatted(properties.memory().toMegabytes()));
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + folder));
    var reader = DocumentReader.class;
    var place = reader.getProtectionDomain().getCodeSource().getLocation().toString();
    if (place.startsWith(NESTED)) {
      var jar =
          place.substring(
              NESTED.length(), place.indexOf('!') < 0 ? place.length() : place.indexOf('!'));
      command.addAll(
          List.of(
              "-cp", jar.replaceFirst("/$", ""), "-Dloader.main=" + reader.getName(), LAUNCHER));
    } else {
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), reader.getName()));
    }
    command.add(name);
    command.add(Integer.toString(ExtractingTexts.MAX_LENGTH));
    return command;
  }

  private static Thread killAfter(Duration time, Process process) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                if (!process.waitFor(time)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // it has ended in time
              }
            });
  }

  private static Optional<String> read(Process process, InputStream content) throws IOException {
    try (var document = process.getOutputStream()) {
      content.transferTo(document);
    } catch (IOException e) {
      log.debug("the reader ended before it had the whole document", e);
    }
    var text = new String(process.getInputStream().readNBytes(LONGEST_OUTPUT), UTF_8);
    var result = process.onExit().join().exitValue();
    if (result != 0) {
      log.info("a document could not be read: its reader ended with {}", result);
      return Optional.empty();
    }
    return Optional.of(text);
  }
}
