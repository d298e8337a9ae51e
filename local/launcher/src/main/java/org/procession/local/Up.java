package org.procession.local;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Runs a house until a signal ends us or a part ends by itself. */
final class Up {
  /** Operate shows what few look for, and costs a fifth of the start. */
  private static final Set<String> ON_REQUEST = Set.of("operate");

  private final Options options;
  private final PrintStream out;
  private final boolean live;
  private final Home home;
  private final Site site;
  private final CountDownLatch idle = new CountDownLatch(1);

  /**
   * @param live whether lines of the output may be redrawn
   */
  Up(Options options, PrintStream out, boolean live) {
    this.options = options;
    this.out = out;
    this.live = live;
    home = new Home(options.home());
    site = new Site(options.home(), Ports.shiftedBy(options.portOffset()), Checkout.here(), true);
  }

  /** Ends with the trouble that ended the house; the JVM's shutdown stops what still runs of it. */
  void run() throws Exception {
    long begin = System.nanoTime();
    var parts = chosen();
    var house = new House(site, parts);
    try {
      var lock = home.occupy();
      home.checkSpace();
      stopLeftovers();
      checkPorts(parts);
      stopAtTheEnd(house, lock);
      HouseFile.of(site).write(site, parts, options.portOffset(), false);
      start(house, parts);
      HouseFile.of(site).write(site, parts, options.portOffset(), true);
      welcome(parts, Duration.ofNanos(System.nanoTime() - begin));
      if (isWhole(parts) && options.story()) tellStory();
      if (!options.once()) prepareNextStart(house);
      throw house.awaitTrouble();
    } finally {
      idle.countDown();
    }
  }

  private void start(House house, List<Part> parts) throws Exception {
    try (var progress = new Progress(out, live, parts)) {
      house.start(progress);
    }
    if (!isWhole(parts)) return;
    for (var part : parts) {
      if (part instanceof Tasklist tasklist) tasklist.awaitForms();
    }
  }

  /**
   * Has the demo tenant become busy, which takes a while in the background. Not before Tasklist
   * knows the forms.
   */
  private void tellStory() {
    var api = new ApiClient(site.ports().http(Port.API));
    try {
      var answer = api.post("acme.clerk", "/local/story", Map.of());
      if (answer.status() == 202) return;
      out.printf("%nThe demo tenant has no story: %s%n", answer.body());
    } catch (UncheckedIOException e) {
      out.printf("%nThe demo tenant has no story: %s%n", e.getCause());
    }
  }

  /** Whether processes can run and be seen. */
  private static boolean isWhole(List<Part> parts) {
    return Stream.of("api", "workers", "tasklist").allMatch(name -> has(name, parts));
  }

  private static void prepareNextStart(House house) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                house.prepareNextStart();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private List<Part> chosen() {
    var everything = House.everything(site);
    Set<String> names = new HashSet<>(options.only());
    if (names.isEmpty()) {
      everything.stream()
          .map(Part::name)
          .filter(name -> !ON_REQUEST.contains(name))
          .forEach(names::add);
    }
    names.addAll(options.with());
    return Order.withNeeds(everything, names);
  }

  /** A launcher that was killed could not stop its parts. */
  private void stopLeftovers() throws Exception {
    var house = new House(site, House.everything(site));
    var leftovers = house.running();
    if (leftovers.isEmpty()) return;
    out.println("Stopping what an earlier launcher left running:");
    try (var progress = new Progress(out, live, leftovers)) {
      house.stop(progress);
    }
  }

  private void checkPorts(List<Part> parts) {
    for (var part : parts) {
      for (var port : part.ports()) {
        int number = site.ports().of(port);
        if (Ports.isFree(number)) continue;
        throw new Trouble(
            "Port %d, which %s needs, is taken%s."
                .formatted(
                    number, part.name(), Listener.on(number).map(who -> " by " + who).orElse("")),
            "Stop that, or shift all ports of the house: --port-offset 1000");
      }
    }
  }

  /** Keeps the home occupied until all is stopped. */
  private void stopAtTheEnd(House house, FileLock lock) {
    var starting = Thread.currentThread();
    var stopping =
        new Thread(
            () -> {
              out.println();
              starting.interrupt();
              try (var progress = new Progress(out, live, house.running())) {
                idle.await();
                house.stop(progress);
                lock.release();
              } catch (Exception e) {
                out.println("Not everything could be stopped: " + e.getMessage());
              }
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stopping);
  }

  private void welcome(List<Part> parts, Duration took) {
    out.printf(
        "%nProcession is up after %.1f s. Ctrl-C stops it; its data stays in %s.%n%n",
        took.toMillis() / 1e3, home.folder());
    for (var part : parts) out.printf("  %-14s %s%n", part.name(), part.address());
    if (has("operate", parts))
      out.printf("%nOperate's own login is demo, with the password demo.%n");
    if (!has("api", parts)) return;
    var api = site.ports().http(Port.API);
    out.printf("%nWhat the API offers: %s/swagger-ui.html%n", api);
    out.printf("Who can log in, to Tasklist and for a token, the password being the login:%n");
    for (var person : Person.all()) out.printf("  %-16s %s%n", person.login(), person.name());
    if (isWhole(parts)) {
      out.printf("%nA case of each process, from its start to its end: ./procession demo%n");
    }
    out.printf(
        "%nA first token:%n  curl -u acme.clerk:acme.clerk -d grant_type=client_credentials %s/oauth2/token%n",
        api);
  }

  private static boolean has(String name, List<Part> parts) {
    return parts.stream().anyMatch(part -> part.name().equals(name));
  }
}
