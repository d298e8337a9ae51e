package org.procession.domain.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The database answers; its role is bound by row-level security; and the schema is not newer than
 * the program, nor older where the program does not migrate it. Looked at before the migration.
 */
class DatabaseCheck implements StartCheck {

  private static final String SECONDS_TO_CONNECT = "5";
  private static final String SECONDS_TO_ANSWER = "15";

  private static final Duration LARGEST_DRIFT = Duration.ofSeconds(2);

  /**
   * What the current role could do beside the application's work: as owner of the tables, it could
   * switch their policies off. Who migrates is going to own them.
   */
  private static final String POWERS =
      """
      select concat_ws(', ',
               case when r.rolsuper then 'is a superuser' end,
               case when r.rolbypassrls then 'may bypass row-level security' end,
               case when exists (
                 select from pg_class c
                  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                    and pg_has_role(r.oid, c.relowner, 'MEMBER')
               ) or exists (
                 select from pg_roles o where o.rolname = ? and pg_has_role(r.oid, o.oid, 'MEMBER')
               ) then 'owns tables' end)
        from pg_roles r
       where r.rolname = current_user
      """;

  private static final Pattern MIGRATION = Pattern.compile("V0*(\\d+)__.*\\.sql");

  @Override
  public List<Diagnosis> check(Settings settings) {
    var url = settings.text("spring.datasource.url");
    if (url.isEmpty()) {
      return List.of(
          Diagnosis.fail(
              "SPRING_DATASOURCE_URL is not set: there is no database.",
              "Set it to one such as jdbc:postgresql://host.example/procession?sslmode=verify-full"));
    }
    var user = settings.text("spring.datasource.username");
    var found = new ArrayList<Diagnosis>();
    try (var database = connect(url, user, settings.text("spring.datasource.password"))) {
      found.add(
          Diagnosis.ok(
              "PostgreSQL %s answers at %s"
                  .formatted(
                      database.getMetaData().getDatabaseProductVersion(), withoutQuery(url))));
      found.add(clock(database));
      found.add(role(database, user, owner(settings)));
      if (!found.getLast().isFailure()) { // nobody else is told which migrations are done
        found.add(schema(database, migrates(settings)));
      }
    } catch (SQLException e) {
      found.add(unreachable(url, user, e));
    }
    if (migrates(settings)) {
      ownersLogin(settings, url).ifPresent(found::add);
    }
    return found;
  }

  private static Connection connect(String url, String user, String password) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "procession-start");
    properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
    properties.setProperty("socketTimeout", SECONDS_TO_ANSWER);
    return DriverManager.getConnection(url, properties);
  }

  private static Diagnosis unreachable(String url, String user, SQLException e) {
    return Diagnosis.fail(
        "The database at %s does not let '%s' in: %s"
            .formatted(withoutQuery(url), user, e.getMessage()),
        "Have it run, and look at SPRING_DATASOURCE_URL and at the user and password that are set for it.");
  }

  /** Where the query may hold secrets. */
  private static String withoutQuery(String url) {
    return url.replaceFirst("\\?.*", "");
  }

  private static boolean migrates(Settings settings) {
    return !settings.text("spring.flyway.enabled").equalsIgnoreCase("false");
  }

  /** Who migrates; without a name of its own, the application itself. */
  private static String owner(Settings settings) {
    if (!migrates(settings)) {
      return "";
    }
    var owner = settings.text("spring.flyway.user");
    return owner.isEmpty() ? settings.text("spring.datasource.username") : owner;
  }

  private static Diagnosis role(Connection database, String user, String owner)
      throws SQLException {
    try (var query = database.prepareStatement(POWERS)) {
      query.setString(1, owner);
      try (var answer = query.executeQuery()) {
        answer.next();
        var powers = answer.getString(1);
        return powers.isEmpty()
            ? Diagnosis.ok("The database role '%s' sees one tenant at a time".formatted(user))
            : Diagnosis.fail(
                "The database role '%s' %s: it could read and change every tenant's data."
                    .formatted(user, powers),
                "Set SPRING_DATASOURCE_USERNAME to a role with LOGIN NOSUPERUSER NOBYPASSRLS that owns nothing, and"
                    + " SPRING_FLYWAY_USER to the owner.");
      }
    }
  }

  private static Diagnosis schema(Connection database, boolean migrates) throws SQLException {
    var known = known();
    var applied = applied(database);
    var unknown = new TreeSet<>(applied);
    unknown.removeAll(known);
    var missing = new TreeSet<>(known);
    missing.removeAll(applied);
    if (!unknown.isEmpty()) {
      return Diagnosis.fail(
          "The database has migrations that this program does not know, %s: its schema is newer."
              .formatted(list(unknown)),
          "Start the version that made them, or a newer one; or restore the back-up that was made before.");
    }
    if (missing.isEmpty()) {
      return Diagnosis.ok("The schema is that of this program, migration " + applied.getLast());
    }
    return migrates
        ? Diagnosis.warn(
            "Migrations are not done yet: " + list(missing), "The next start does them.")
        : Diagnosis.fail(
            "Migrations are not done, %s: the schema is older than this program."
                .formatted(list(missing)),
            "Start it once with SPRING_FLYWAY_ENABLED=true, and SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD of the"
                + " owner.");
  }

  private static String list(SortedSet<Integer> migrations) {
    return migrations.size() == 1
        ? migrations.getFirst().toString()
        : "%d to %d".formatted(migrations.getFirst(), migrations.getLast());
  }

  private static Set<Integer> known() {
    try {
      var files =
          new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql");
      var versions = new TreeSet<Integer>();
      for (var file : files) {
        var name = MIGRATION.matcher(String.valueOf(file.getFilename()));
        if (name.matches()) {
          versions.add(Integer.valueOf(name.group(1)));
        }
      }
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** None of a database that is empty, or of before it tells them to the application's role. */
  private static SortedSet<Integer> applied(Connection database) throws SQLException {
    var versions = new TreeSet<Integer>();
    try (var statement = database.createStatement()) {
      if (!isTrue(statement.executeQuery("select to_regproc('applied_migrations') is not null"))) {
        return versions;
      }
      try (var answer = statement.executeQuery("select * from applied_migrations()")) {
        while (answer.next()) {
          versions.add(Integer.valueOf(answer.getString(1)));
        }
      }
      return versions;
    }
  }

  private static boolean isTrue(ResultSet answer) throws SQLException {
    try (answer) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  private static Diagnosis clock(Connection database) throws SQLException {
    try (var statement = database.createStatement();
        var answer = statement.executeQuery("select extract(epoch from clock_timestamp())")) {
      answer.next();
      var theirs = Instant.ofEpochMilli((long) (answer.getDouble(1) * 1000));
      var drift = Duration.between(theirs, Instant.now()).abs();
      return drift.compareTo(LARGEST_DRIFT) <= 0
          ? Diagnosis.ok("The clocks here and at the database agree")
          : Diagnosis.warn(
              "The clocks here and at the database are %d s apart.".formatted(drift.toSeconds()),
              "Let both machines keep their time by NTP.");
    }
  }

  private static Optional<Diagnosis> ownersLogin(Settings settings, String url) {
    var owner = settings.text("spring.flyway.user");
    if (owner.isEmpty()) {
      return Optional.empty(); // told by the role
    }
    var own = settings.text("spring.flyway.url");
    var where = own.isEmpty() ? url : own;
    try (var _ = connect(where, owner, settings.text("spring.flyway.password"))) {
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(unreachable(where, owner, e));
    }
  }
}
