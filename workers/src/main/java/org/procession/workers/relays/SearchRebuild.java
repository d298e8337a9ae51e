package org.procession.workers.relays;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.procession.domain.DomainConfiguration;
import org.procession.workers.relays.RebuildingSearch.Progress;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Makes anew what can be searched, as a program of its own: it needs the settings of the workers,
 * and neither them nor the engine to run.
 */
@EnableAutoConfiguration
@Import({DomainConfiguration.class, RebuildingSearch.class})
public final class SearchRebuild {

  /** The word after which the workers' jar is this program. */
  public static final String COMMAND = "search-rebuild";

  /** Any number, the same in all processes and used for nothing else: "search" in letters. */
  private static final long LOCK = 0x73_65_61_72_63_68L;

  private static final Duration TELLS_EVERY = Duration.ofSeconds(1);

  private final RebuildingSearch rebuilding;
  private final DataSource database;

  SearchRebuild(RebuildingSearch rebuilding, DataSource database) {
    this.rebuilding = rebuilding;
    this.database = database;
  }

  /**
   * Rebuilds, and tells how far it is.
   *
   * @param settings as command-line arguments, beside those of the environment
   * @return 0 when it is done; 1 when it is not, and nothing has changed
   */
  public static int run(PrintStream out, String... settings) {
    var application = Programs.of(SearchRebuild.class);
    try (var context = application.run(settings)) {
      return context.getBean(SearchRebuild.class).rebuild(out) ? 0 : 1;
    } catch (SQLException | RuntimeException e) {
      out.printf("Search is as it was; not rebuilt because of: %s%n", e);
      return 1;
    }
  }

  private boolean rebuild(PrintStream out) throws SQLException {
    try (var connection = database.getConnection()) {
      if (!isLockTaken(connection)) {
        out.println("Search is being rebuilt already, by another process.");
        return false;
      }
      var began = System.nanoTime();
      var done = rebuilding.rebuild(new Telling(out)::tell);
      var seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
      out.printf("Search is rebuilt from %,d events in %,d s.%n", done.taken(), seconds);
      return true;
    }
  }

  /** Held until the program ends. */
  private static boolean isLockTaken(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  /** Tells how far it is: at the beginning, at the end, and now and then between. */
  private static final class Telling {
    private final PrintStream out;
    private long told = System.nanoTime() - TELLS_EVERY.toNanos();

    Telling(PrintStream out) {
      this.out = out;
    }

    void tell(Progress progress) {
      var now = System.nanoTime();
      if (progress.taken() == progress.total() || now - told >= TELLS_EVERY.toNanos()) {
        told = now;
        out.printf(
            "%,d of %,d events, %d %%%n",
            progress.taken(),
            progress.total(),
            progress.total() == 0 ? 100 : 100 * progress.taken() / progress.total());
      }
    }
  }
}
