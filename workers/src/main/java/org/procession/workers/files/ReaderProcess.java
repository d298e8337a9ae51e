package org.procession.workers.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A Java process that reads documents: with little memory, with nothing of our environment, and
 * with a folder of its own that is deleted afterwards. For one thread at a time.
 */
final class ReaderProcess implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ReaderProcess.class);

  private static final String LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";

  /** How the class path of a jar within a jar begins. */
  private static final String NESTED = "jar:nested:";

  /** A character takes three bytes of UTF-8 at most, or four for two of Java's. */
  private static final int LONGEST_OUTPUT = 3 * ExtractingTexts.MAX_LENGTH;

  private final Duration readWithin;
  private final Path folder;
  private final Process process;
  private final DataOutputStream documents;
  private final DataInputStream texts;
  private int taken;
  private boolean inStep = true;

  ReaderProcess(TextProperties properties) throws IOException {
    readWithin = properties.readWithin();
    folder = Files.createTempDirectory("documents");
    try {
      process = start(properties);
    } catch (IOException e) {
      FileSystemUtils.deleteRecursively(folder);
      throw e;
    }
    documents = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    texts = new DataInputStream(process.getInputStream());
  }

  private Process start(TextProperties properties) throws IOException {
    var building = new ProcessBuilder(command(properties)).redirectError(Redirect.DISCARD);
    building.environment().clear();
    building.directory(folder.toFile());
    return building.start();
  }

  private List<String> command(TextProperties properties) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx%dm".formatted(properties.memory().toMegabytes()));
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+DisplayVMOutputToStderr",
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
    command.add(Integer.toString(ExtractingTexts.MAX_LENGTH));
    return command;
  }

  /** How many documents it was given. */
  int taken() {
    return taken;
  }

  /** Whether it can be given another document. */
  boolean isFit() {
    return inStep && process.isAlive();
  }

  /**
   * Reads a document. When that fails, the process is no longer fit.
   *
   * @return nothing when it cannot be read, or not in the time and memory that reading may take
   */
  Optional<String> read(String name, InputStream content) throws IOException {
    taken++;
    inStep = false;
    var watch = Thread.ofVirtual().start(this::killWhenLate);
    try {
      send(name, content);
      var text = receive();
      inStep = true;
      return text;
    } catch (EOFException e) {
      log.info("a document could not be read, and its reader not be kept", e);
      return Optional.empty();
    } finally {
      watch.interrupt();
    }
  }

  private void killWhenLate() {
    try {
      if (!process.waitFor(readWithin)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the document was read in time
    }
  }

  private void send(String name, InputStream content) {
    try {
      documents.writeUTF(name);
      Chunks.write(content, documents);
    } catch (IOException e) {
      log.debug("the reader ended before it had the whole document", e);
    }
  }

  private Optional<String> receive() throws IOException {
    if (!texts.readBoolean()) {
      return Optional.empty();
    }
    var length = texts.readInt();
    if (length < 0 || length > LONGEST_OUTPUT) {
      throw new EOFException("not what a reader answers");
    }
    var bytes = new byte[length];
    texts.readFully(bytes);
    return Optional.of(new String(bytes, UTF_8));
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join(); // until then it may write to its folder
    FileSystemUtils.deleteRecursively(folder);
  }
}
