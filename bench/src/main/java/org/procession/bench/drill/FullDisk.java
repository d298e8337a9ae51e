package org.procession.bench.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.procession.local.OwnHouse;

/**
 * The file system of the database's tables is full for a while: one of its own, in memory. The log
 * of PostgreSQL stays on another, as on a server that means it well; a full disk of the log stops
 * PostgreSQL, which is as when it is killed.
 */
final class FullDisk implements Damage {

  private static final String PART = "postgres";
  private static final int MEGABYTES = 300;
  private static final int BLOCK = 4_096;
  private static final Duration NOTICED_WITHIN = Duration.ofMinutes(1);
  private static final Duration LASTS_THEN = Duration.ofSeconds(10);

  private final PrintStream out;
  private @Nullable Path mounted;

  FullDisk(PrintStream out) {
    this.out = out;
  }

  /**
   * Moves the tables to a small file system.
   *
   * @throws IllegalStateException where nobody may mount one
   */
  @Override
  public void prepare(OwnHouse house) throws IOException, InterruptedException {
    var tables = house.data(PART);
    var before = tables.resolveSibling(PART + "-before");
    var log = tables.resolveSibling(PART + "-log");
    house.kill(PART);
    Files.move(tables, before);
    Files.createDirectory(tables);
    run("mount", "-t", "tmpfs", "-o", "mode=0700,size=%dm".formatted(MEGABYTES), "tmpfs", tables);
    mounted = tables;
    Files.move(before.resolve("pg_wal"), log);
    run("cp", "-a", before + "/.", tables);
    Files.createSymbolicLink(tables.resolve("pg_wal"), log);
    run("rm", "-r", before);
    house.start(PART);
    out.printf("the tables are on a disk of %d MB%n", MEGABYTES);
  }

  @Override
  public int during(Work work, OwnHouse house, List<Finding> findings) throws Exception {
    try (var _ = work.people()) {
      var working = work.begin();
      Thread.sleep(work.time().dividedBy(2));
      fill(house.data(PART).resolve("ballast"), work.client()::refused, findings);
      working.join();
      return 0;
    }
  }

  private void fill(Path ballast, IntSupplier refused, List<Finding> findings)
      throws IOException, InterruptedException {
    var before = refused.getAsInt();
    var noticed = System.nanoTime() + NOTICED_WITHIN.toNanos();
    out.println("the disk is full");
    while (refused.getAsInt() == before && System.nanoTime() < noticed) {
      fillFor(Duration.ofMillis(500), ballast);
    }
    fillFor(LASTS_THEN, ballast);
    Files.delete(ballast);
    out.printf("the disk has space again; %d calls were refused%n", refused.getAsInt() - before);
    if (refused.getAsInt() == before) {
      findings.add(Finding.wrong("nobody noticed that the disk was full"));
    }
  }

  private static void fillFor(Duration time, Path ballast) throws InterruptedException {
    for (var end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
      fill(ballast);
      Thread.sleep(50);
    }
  }

  /** Takes all the space that there is, and what was given back since. */
  private static void fill(Path ballast) {
    try (var file =
        Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      var block = new byte[BLOCK];
      while (true) {
        file.write(block);
      }
    } catch (IOException e) {
      // no space is left
    }
  }

  @Override
  public void close() throws IOException {
    if (mounted != null) {
      try {
        run("umount", mounted);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void run(Object... words) throws IOException, InterruptedException {
    var command = List.of(words).stream().map(Object::toString).toList();
    var program = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(program.getInputStream().readAllBytes(), UTF_8);
    if (program.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
    }
  }
}
