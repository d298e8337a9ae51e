package org.procession.local;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Looks at an installation, one line for each thing: at the house of this machine, up or down; or,
 * where the environment has the settings of the workers, at what these lead to.
 */
final class Doctor {
  /** The setting by which an installation elsewhere is meant. */
  static final String ELSEWHERE = "SPRING_DATASOURCE_URL";

  private final Home home;
  private final Site site;
  private final PrintStream out;
  private boolean well = true;

  Doctor(Home home, Site site, PrintStream out) {
    this.home = home;
    this.site = site;
    this.out = out;
  }

  /** Whether nothing has failed. */
  boolean isWell() throws IOException, InterruptedException {
    if (System.getenv(ELSEWHERE) != null) {
      Application.workers(site).prepare();
      ask(Application.program(site, List.of("doctor"), Map.of()));
    } else if (home.launcher().isPresent()) {
      up();
    } else {
      down();
    }
    return well;
  }

  private void up() throws IOException, InterruptedException {
    var names = HouseFile.parts(home.folder());
    for (var part : House.everything(site)) {
      if (!names.contains(part.name())) continue;
      if (RunningPart.noted(part, site).isEmpty()) {
        fail(part.name() + " does not run", "./procession start " + part.name());
      } else if (part.isReady()) {
        ok(part.name() + " answers at " + part.address());
      } else {
        fail(part.name() + " runs and does not answer", "./procession logs " + part.name());
      }
    }
    if (names.contains("workers")) ask(Application.program(site, List.of("doctor")));
  }

  private void down() throws IOException {
    ok("No house runs from " + home.folder() + "; ./procession up starts it");
    var taken = new ArrayList<String>();
    for (var part : House.everything(site)) {
      for (var port : part.ports()) {
        int number = site.ports().of(port);
        if (Ports.isFree(number)) continue;
        taken.add(
            "port %d of %s%s"
                .formatted(
                    number, part.name(), Listener.on(number).map(who -> " by " + who).orElse("")));
      }
    }
    if (taken.isEmpty()) {
      ok("All ports of the house are free");
    } else {
      fail(
          "Taken is " + String.join(", ", taken),
          "stop that, or shift all ports of the house: --port-offset 1000");
    }
    space();
  }

  private void space() throws IOException {
    File folder = home.folder().toFile();
    while (!folder.exists()) folder = folder.getParentFile();
    try {
      home.checkSpace(Files.getFileStore(folder.toPath()).getUsableSpace());
      ok("There is space on the disk of " + home.folder());
    } catch (Trouble trouble) {
      fail(String.valueOf(trouble.getMessage()), trouble.wayOut());
    }
  }

  /** Has a program of the workers look, which tells its lines itself. */
  private void ask(Command command) throws IOException, InterruptedException {
    var program = new ProcessBuilder(command.words());
    program.environment().putAll(command.environment());
    well &= program.inheritIO().start().waitFor() == 0;
  }

  private void ok(String what) {
    out.printf("ok    %s%n", what);
  }

  private void fail(String what, String wayOut) {
    well = false;
    out.printf("fail  %s  — %s%n", what, wayOut);
  }
}
