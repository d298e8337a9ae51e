package org.procession.local;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.procession.local.demo.Demo;

/**
 * The command {@code ./procession}, after the script has found a JDK and built what was to be
 * built.
 */
public final class Main {
  private static final Duration DOWN_PATIENCE = Duration.ofMinutes(5);

  private final Options options;
  private final PrintStream out;
  private final boolean live;
  private final Home home;

  private Main(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
    live = isTerminal();
    home = new Home(options.home());
  }

  /** Exits with 0, or with 1 after telling what went wrong. */
  public static void main(String... words) {
    try {
      new Main(Options.of(words), System.out).run();
    } catch (Trouble trouble) {
      System.err.printf("%n%s%n%s%n", trouble.getMessage(), trouble.wayOut());
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // a signal ends us
    } catch (Exception e) {
      System.err.printf("%n%s%n", e);
      System.exit(1);
    }
  }

  private void run() throws Exception {
    switch (options.command()) {
      case "up" -> new Up(options, out, live).run();
      case "demo" -> demo();
      case "status" -> status();
      case "doctor" -> doctor();
      case "dependencies" -> dependencies();
      case "down" -> down();
      case "reset" -> reset();
      case "search" -> search();
      case "engine" -> engine();
      case "logs" -> logs();
      case "kill" -> kill();
      case "start" -> start();
      default ->
          throw new Trouble(
              "There is no command " + options.command() + ".",
              "./procession help tells what there is.");
    }
  }

  private Site site() throws IOException {
    var ports = Ports.shiftedBy(HouseFile.portOffset(options.home()));
    return new Site(options.home(), ports, Checkout.here(), true);
  }

  private void demo() throws IOException, InterruptedException {
    requireHouse();
    var ports = site().ports();
    var demo = new Demo(ports.http(Port.API), ports.http(Port.TASKLIST), ports.of(Port.IMAP), out);
    if (!demo.run()) System.exit(1);
  }

  private void status() throws IOException {
    var site = site();
    var launcher = home.launcher();
    out.println(
        launcher
            .map(id -> "Procession runs from " + home.folder() + " as process " + id.number() + ".")
            .orElse("Procession does not run from " + home.folder() + "."));
    for (var part : House.everything(site)) {
      var running = RunningPart.noted(part, site);
      if (running.isEmpty()) continue;
      out.printf(
          "  %-14s %-9s %5d MB  %s%n",
          part.name(),
          part.isReady() ? "ready" : "not ready",
          running.get().held().megabytes(),
          part.address());
    }
  }

  private void doctor() throws IOException, InterruptedException {
    if (!new Doctor(home, site(), out).isWell()) System.exit(1);
  }

  private static void dependencies() throws IOException, InterruptedException {
    var root = Checkout.here().root();
    var outcome =
        new Vulnerabilities(Vulnerabilities.known(), System.out)
            .check(
                root.resolve("target/bom.json"), root.resolve("processes/npm/package-lock.json"));
    System.exit(outcome.exitCode);
  }

  private void down() throws Exception {
    var launcher = home.launcher();
    if (launcher.isPresent()) {
      out.println("Stopping Procession, process " + launcher.get().number() + ".");
      launcher.get().signal("TERM");
      launcher.get().awaitEnd(DOWN_PATIENCE);
    }
    var site = site();
    var house = new House(site, House.everything(site));
    var running = house.running();
    if (running.isEmpty()) {
      out.println(launcher.isPresent() ? "Stopped." : "Nothing runs from " + home.folder() + ".");
      return;
    }
    try (var progress = new Progress(out, live, running)) {
      house.stop(progress);
    }
  }

  private void reset() throws Exception {
    if (!options.yes() && !confirmed()) return;
    down();
    home.clear();
    out.println("Deleted what the house kept in " + home.folder() + ".");
  }

  private boolean confirmed() {
    if (!live) {
      throw new Trouble(
          "reset deletes all data in " + home.folder() + ".",
          "Say that you mean it: ./procession reset --yes");
    }
    var answer = IO.readln("Delete all data in " + home.folder() + "? [y/N] ");
    return answer != null && answer.strip().equalsIgnoreCase("y");
  }

  private void search() throws IOException, InterruptedException {
    if (!options.subject().equals("rebuild")) {
      throw new Trouble(
          "There is no command search " + options.subject() + ".",
          "What there is: ./procession search rebuild");
    }
    run(List.of("search-rebuild"));
  }

  private void engine() throws IOException, InterruptedException {
    switch (options.subject()) {
      case "check" -> run(List.of("engine-check"));
      case "restart-lost" ->
          run(
              options.yes()
                  ? List.of("engine-restart-lost", "--yes")
                  : List.of("engine-restart-lost"));
      default ->
          throw new Trouble(
              "There is no command engine " + options.subject() + ".",
              "What there is: ./procession engine check, ./procession engine restart-lost");
    }
  }

  /** Runs a program of the workers on the house that is up, and ends as it does. */
  private void run(List<String> words) throws IOException, InterruptedException {
    requireHouse();
    var command = Application.program(site(), words);
    var program = new ProcessBuilder(command.words());
    program.environment().putAll(command.environment());
    var exit = program.inheritIO().start().waitFor();
    if (exit != 0) System.exit(exit);
  }

  private void requireHouse() throws IOException {
    if (home.launcher().isEmpty() || !HouseFile.isReady(home.folder())) {
      throw new Trouble(
          "No house is ready in " + home.folder() + ".",
          "Start one in another shell, and wait until it is up: ./procession up");
    }
  }

  private void logs() throws Exception {
    var site = site();
    var part = House.named(options.subject(), site);
    var log = site.log(part.name());
    if (!Files.exists(log)) {
      throw new Trouble(
          part.name() + " has no log in " + home.folder() + " yet.", "./procession up starts it.");
    }
    var command = new ArrayList<>(List.of("tail", "-n", "200"));
    if (options.follow()) command.add("-F");
    command.add(log.toString());
    new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private void kill() throws Exception {
    var site = site();
    var part = House.named(options.subject(), site);
    var running = RunningPart.noted(part, site);
    if (running.isEmpty()) {
      throw new Trouble(part.name() + " does not run.", "./procession status tells what does.");
    }
    running.get().kill();
    out.printf("Killed %1$s. It comes back with: ./procession start %1$s%n", part.name());
  }

  private void start() throws Exception {
    var site = site();
    var part = House.named(options.subject(), site);
    if (home.launcher().isEmpty()) {
      throw new Trouble("No house runs from " + home.folder() + ".", "Start one: ./procession up");
    }
    if (RunningPart.noted(part, site).isPresent()) {
      throw new Trouble(part.name() + " runs already.", "./procession status tells what does.");
    }
    RunningPart.start(part, site).awaitReady();
    out.println(part.name() + " is ready.");
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}
