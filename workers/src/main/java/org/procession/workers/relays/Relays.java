package org.procession.workers.relays;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.procession.domain.events.EventBell;
import org.procession.domain.events.EventFeed;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Runs the relays in one of all workers processes: the one that holds an advisory lock of the
 * database's. The lock belongs to a connection of its own, on which this also listens for events;
 * when the connection is lost, so is the lock, and the relays stop. For a moment two processes may
 * run them then, which costs a batch delivered twice, and no more: cursors refuse to be moved by
 * two, and a message is taken by one.
 */
@Component("relays")
class Relays implements SmartLifecycle, HealthIndicator {

  private static final Logger log = LoggerFactory.getLogger(Relays.class);

  /** Any number, the same in all processes and used for nothing else: "relays" in letters. */
  private static final long LOCK = 0x72_65_6c_61_79_73L;

  /** How often the log is looked at without being told, and the lock asked for. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private final List<RelayLoop> loops = new ArrayList<>();
  private final FindingTenants tenants;
  private final JdbcConnectionDetails database;
  private @Nullable Thread thread;
  private long polled; // of the running thread
  private volatile boolean running;
  private volatile boolean leading;
  private volatile @Nullable String trouble;

  Relays(
      List<EventReceiver> receivers,
      List<Relay> others,
      EventFeed feed,
      FindingTenants tenants,
      JdbcConnectionDetails database,
      Clock clock,
      MeterRegistry meters) {
    Stream.concat(
            receivers.stream().map(receiver -> new EventRelay(receiver, feed)), others.stream())
        .map(relay -> new RelayLoop(relay, clock, meters))
        .forEach(loops::add);
    this.tenants = tenants;
    this.database = database;
  }

  /** Whether the relays run in any process. */
  static boolean runSomewhere(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select exists (
              select from pg_locks l join pg_database d on d.oid = l.database
               where d.datname = current_database() and l.locktype = 'advisory' and l.granted
                 and (l.classid::bigint << 32 | l.objid::bigint) = ?)
            """)
        .param(LOCK)
        .query(Boolean.class)
        .single();
  }

  /** Whether the relays run here. */
  boolean isLeading() {
    return leading;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofVirtual().name("relays").start(this::takeTurns);
  }

  private void takeTurns() {
    while (running) {
      try (var connection = connect();
          var statement = connection.createStatement()) {
        trouble = null;
        takeTurn(connection.unwrap(PGConnection.class), statement);
      } catch (SQLException | RuntimeException e) {
        trouble = e.getMessage();
        log.warn("relays stand by: {}", trouble);
        pause();
      }
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", Objects.requireNonNull(database.getUsername()));
    properties.setProperty("password", Objects.requireNonNull(database.getPassword()));
    properties.setProperty("ApplicationName", "procession-relays");
    // A database that has gone without a word is noticed within this time.
    properties.setProperty("socketTimeout", "10");
    return DriverManager.getConnection(database.getJdbcUrl(), properties);
  }

  private void takeTurn(PGConnection connection, Statement statement) throws SQLException {
    try {
      while (running) {
        if (!leading && isLockTaken(statement)) {
          statement.execute("listen " + EventBell.CHANNEL);
          loops.forEach(RelayLoop::start);
          leading = true;
          poll();
          log.info("relays run here");
        }
        if (leading && System.nanoTime() - polled >= POLL.toNanos()) {
          poll();
          statement.execute("select"); // fails when the connection, and with it the lock, is lost
        }
        wake(connection.getNotifications((int) POLL.toMillis()));
      }
    } finally {
      if (leading) {
        leading = false;
        loops.forEach(RelayLoop::stop);
        log.info("relays run here no more");
      }
    }
  }

  private static boolean isLockTaken(Statement statement) throws SQLException {
    try (var answer = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  /** Wakes those whose log has grown. */
  private void wake(PGNotification @Nullable [] notifications) {
    if (notifications != null) {
      wake(
          Stream.of(notifications)
              .map(notification -> new TenantId(notification.getParameter()))
              .collect(Collectors.toSet()));
    }
  }

  /** Wakes all, for what was not told, or could not be read yet when it was. */
  private void poll() {
    polled = System.nanoTime();
    try {
      wake(tenants.served());
    } catch (DataAccessException | TransactionException e) {
      log.warn("tenants not found: {}", e.getMessage());
    }
  }

  private void wake(Collection<TenantId> tenants) {
    loops.forEach(loop -> loop.wake(tenants));
  }

  private void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      // stopping
    }
  }

  @Override
  public void stop() {
    running = false;
    if (thread != null) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public Health health() {
    if (trouble != null) {
      return Health.down().withDetail("database", trouble).build();
    }
    var health = Health.up().withDetail("here", leading);
    for (var loop : loops) {
      loop.standsBy().ifPresent(reason -> health.withDetail(loop.name(), "stands by: " + reason));
      var reason = loop.trouble();
      if (reason != null) {
        health.down().withDetail(loop.name(), reason);
      }
    }
    return health.build();
  }
}
