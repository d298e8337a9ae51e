package org.procession.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Real parts for tests. A part starts when a test first asks for it, on free ports and with its
 * data below {@code target/parts}; it serves all tests of this JVM, and the kernel ends it with the
 * JVM, however that ends. Many threads may ask at once.
 */
public final class TestParts {
  private static final Path FOLDER = Path.of("target", "parts").toAbsolutePath();
  private static final Site SITE = site();

  private static final Lazy<Postgres> POSTGRES = new Lazy<>(() -> started(new Postgres(SITE)));
  private static final Lazy<Elasticsearch> ELASTICSEARCH =
      new Lazy<>(() -> started(new Elasticsearch(SITE)));
  private static final Lazy<Mail> MAIL = new Lazy<>(() -> started(new Mail(SITE)));
  private static final Lazy<Sms> SMS = new Lazy<>(() -> started(new Sms(SITE)));
  private static final Lazy<Clamav> CLAMAV = new Lazy<>(() -> started(Clamav.underTest(SITE)));
  private static final Lazy<S3> S3_SERVER = new Lazy<>(() -> started(new S3(SITE)));
  private static final Lazy<Zeebe> ENGINE = new Lazy<>(() -> started(Zeebe.underTest(SITE)));

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final AtomicInteger ENGINES = new AtomicInteger();

  private TestParts() {}

  /** An empty database of one's own on each call, with the roles that a house has. */
  public static Database postgres() {
    try {
      return POSTGRES.get().create("test_" + DATABASES.incrementAndGet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The address of an Elasticsearch node. All tests of this JVM share it, so they need index names
   * of their own.
   */
  public static URI elasticsearch() {
    ELASTICSEARCH.get();
    return SITE.ports().http(Port.ELASTICSEARCH);
  }

  /**
   * A mail server that takes every letter. All tests of this JVM share it, so they need addresses
   * of their own.
   */
  public static MailPorts mail() {
    MAIL.get();
    return new MailPorts(SITE.ports().of(Port.SMTP), SITE.ports().of(Port.IMAP));
  }

  /**
   * What stands for Twilio and takes every text message. All tests of this JVM share it, so they
   * need telephone numbers of their own.
   */
  public static SmsAccount sms() {
    return SMS.get().account();
  }

  /**
   * ClamAV's daemon, which knows {@link Eicar the test file} and scans up to 25 MB (of 1024 · 1024
   * bytes). It answers OK also for a ZIP archive with a file that unpacks to more than that or has
   * the format ZIP64, and has not looked into it.
   */
  public static InetSocketAddress clamav() {
    CLAMAV.get();
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), SITE.ports().of(Port.CLAMAV));
  }

  /**
   * A store with S3's API. All tests of this JVM share it, so they need buckets of their own, which
   * they make themselves.
   */
  public static ObjectStore s3() {
    return S3_SERVER.get().store();
  }

  /**
   * The process engine, without what Tasklist needs. All tests of this JVM share it, and its clock.
   */
  public static Engine engine() {
    ENGINE.get();
    return Engine.of(SITE);
  }

  /**
   * An engine like {@link #engine} for one test, which may do with it what it likes.
   *
   * @param tenants that it keeps apart; none when it shall know no tenants
   */
  public static OwnEngine ownEngine(String... tenants) {
    var site =
        new Site(
            SITE.home().resolve("engine-" + ENGINES.incrementAndGet()),
            Ports.anyFree(),
            Checkout.here(),
            false);
    var engine = new OwnEngine(site, List.of(tenants));
    engine.start();
    return engine;
  }

  /** An engine whose process and data are the test's. */
  public static final class OwnEngine implements AutoCloseable {
    private final Site site;
    private final Zeebe part;

    private OwnEngine(Site site, List<String> tenants) {
      this.site = site;
      part = Zeebe.underTest(site, tenants);
    }

    public Engine addresses() {
      return Engine.of(site);
    }

    /** Starts it with the data that it has, on the same ports. */
    public void start() {
      started(part, site);
    }

    /** Ends it as a crash would. */
    public void kill() {
      try {
        var running = RunningPart.noted(part, site);
        if (running.isPresent()) running.get().kill();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Deletes all that it keeps; it must not run. */
    public void deleteData() {
      try {
        Folders.delete(site.data(part.name()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      kill();
      deleteData();
    }
  }

  /** Both on 127.0.0.1 and in plain text; IMAP takes any password. */
  public record MailPorts(int smtp, int imap) {}

  /**
   * The addresses of an engine.
   *
   * @param grpc for clients
   * @param rest for user tasks: {@code /v2}
   * @param management to move its clock: {@code POST /actuator/clock/add {"offsetMilli": …}},
   *     {@code POST /actuator/clock/pin {"epochMilli": …}}, {@code DELETE /actuator/clock}
   * @param tap what happened in it, a JSON record a line: {@code GET /records?from=0&wait=1000};
   *     the header {@code X-Next} has the number to go on from
   */
  public record Engine(URI grpc, URI rest, URI management, URI tap) {
    private static Engine of(Site site) {
      var ports = site.ports();
      return new Engine(
          ports.http(Port.ZEEBE_GRPC),
          ports.http(Port.ZEEBE_REST),
          ports.http(Port.ZEEBE_MANAGEMENT),
          ports.http(Port.ZEEBE_TAP));
    }
  }

  private static Site site() {
    try {
      sweep();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var home = FOLDER.resolve(String.valueOf(ProcessHandle.current().pid()));
    return new Site(home, Ports.anyFree(), Checkout.here(), false);
  }

  /**
   * Removes what earlier test runs left: their parts are gone, and nothing ran any more to clean up
   * after them.
   */
  private static void sweep() throws IOException {
    if (!Files.isDirectory(FOLDER)) return;
    try (var runs = Files.newDirectoryStream(FOLDER)) {
      for (var run : runs) {
        if (ProcessId.running(Long.parseLong(run.getFileName().toString())).isEmpty())
          Folders.delete(run);
      }
    }
  }

  private static <P extends Part> P started(P part) {
    return started(part, SITE);
  }

  private static <P extends Part> P started(P part, Site site) {
    try {
      RunningPart.start(part, site).awaitReady();
      return part;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while " + part.name() + " was starting.", e);
    }
  }

  /** Made once, when first asked for; a failure is not kept. */
  private static final class Lazy<T> {
    private final Supplier<T> making;
    private @Nullable T made;

    Lazy(Supplier<T> making) {
      this.making = making;
    }

    synchronized T get() {
      if (made == null) made = making.get();
      return made;
    }
  }
}
