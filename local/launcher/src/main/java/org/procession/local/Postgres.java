package org.procession.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL, the truth of the house, with an owner of the tables and an application that owns
 * nothing.
 */
final class Postgres implements Part {
  private static final String SUPERUSER = "postgres";
  private static final String OWNER = "procession_owner";
  private static final String APP = "procession_app";

  private final Site site;

  Postgres(Site site) {
    this.site = site;
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.POSTGRES);
  }

  @Override
  public String address() {
    return database("procession").url();
  }

  /**
   * Unpacks the server where no one has done so yet and makes an empty cluster in an empty home.
   */
  @Override
  public void prepare() throws IOException, InterruptedException {
    if (!Files.exists(software())) unpack();
    if (Files.exists(data())) removeStaleLock();
    else initialise();
  }

  @Override
  public Command command() {
    // Off, a loss of power may destroy the database, and every test is faster.
    var on = site.lasting() ? "on" : "off";
    return asOtherThanRoot(
        program("postgres"),
        "-D",
        data().toString(),
        "-p",
        String.valueOf(site.ports().of(Port.POSTGRES)),
        "-c",
        "listen_addresses=127.0.0.1",
        // A path to a socket file must not be longer than 107 bytes; a home may be.
        "-c",
        "unix_socket_directories=",
        "-c",
        "fsync=" + on,
        "-c",
        "synchronous_commit=" + on,
        "-c",
        "full_page_writes=" + on,
        "-c",
        "timezone=UTC",
        "-c",
        "log_timezone=UTC");
  }

  @Override
  public boolean isReady() {
    try (var connection = connect(SUPERUSER)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Makes the two roles and the database {@code procession}. */
  @Override
  public void furnish() throws IOException {
    try (var connection = connect(SUPERUSER)) {
      if (isThere(connection, "select 1 from pg_database where datname = 'procession'")) return;
      role(connection, OWNER);
      role(connection, APP);
      create(connection, "procession");
    } catch (SQLException e) {
      throw new IOException("The database could not be set up.", e);
    }
  }

  /**
   * A smart shutdown would wait for every client to leave, such as a forgotten console; a fast one
   * does not.
   */
  @Override
  public String stopSignal() {
    return "INT";
  }

  /** Makes one more database that belongs to the same owner. */
  Database create(String name) throws IOException {
    try (var connection = connect(SUPERUSER)) {
      create(connection, name);
      return database(name);
    } catch (SQLException e) {
      throw new IOException("The database " + name + " could not be created.", e);
    }
  }

  /** How clients reach the database of this name. */
  Database database(String name) {
    return new Database(
        "jdbc:postgresql://127.0.0.1:" + site.ports().of(Port.POSTGRES) + "/" + name,
        credentials(OWNER),
        credentials(APP),
        credentials(SUPERUSER));
  }

  private Database.Credentials credentials(String role) {
    return new Database.Credentials(role, site.secrets().get(role));
  }

  private Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(database("postgres").url(), role, site.secrets().get(role));
  }

  private static boolean isThere(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private void role(Connection connection, String name) throws SQLException {
    if (isThere(connection, "select 1 from pg_roles where rolname = '" + name + "'")) return;
    execute(
        connection,
        "create role %s login nosuperuser nobypassrls password '%s'"
            .formatted(name, site.secrets().get(name)));
  }

  private static void create(Connection connection, String database) throws SQLException {
    execute(connection, "create database " + database + " owner " + OWNER);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * After a loss of power its lock file may name a process that is somebody else's by now, and it
   * would refuse to start. A server works in its data folder, which tells it apart.
   */
  private void removeStaleLock() throws IOException {
    var lock = data().resolve("postmaster.pid");
    if (!Files.exists(lock)) return;
    var workingFolder = Path.of("/proc", Files.readAllLines(lock).getFirst().strip(), "cwd");
    if (!Files.exists(workingFolder) || !Files.isSameFile(workingFolder, data()))
      Files.delete(lock);
  }

  /**
   * Makes the cluster beside its place and then puts it there, so that it is whole or not there at
   * all.
   */
  private void initialise() throws IOException, InterruptedException {
    var cluster = data().resolveSibling("postgres.new");
    Folders.empty(cluster);
    var password = Files.createTempFile("procession", ""); // readable for us only
    try {
      Files.writeString(password, site.secrets().get(SUPERUSER));
      Programs.run(initdb(cluster, password), site.log(name()));
    } catch (IOException e) {
      throw new Trouble(
          "PostgreSQL could not set up its data: " + e.getMessage(),
          "When it says that it must not run as root: this machine lacks user namespaces; start Procession as an ordinary user.");
    } finally {
      Files.delete(password);
    }
    Files.move(cluster, data(), ATOMIC_MOVE);
  }

  private Command initdb(Path cluster, Path password) {
    return asOtherThanRoot(
        program("initdb"),
        "-D",
        cluster.toString(),
        "--username",
        SUPERUSER,
        "--pwfile",
        password.toString(),
        "--auth",
        "scram-sha-256",
        "--encoding",
        "UTF8",
        // Sorts the same way on every machine, whatever locales it has.
        "--locale-provider",
        "builtin",
        "--builtin-locale",
        "C.UTF-8",
        "--locale",
        "C",
        site.lasting() ? "--data-checksums" : "--no-sync");
  }

  private Path data() {
    return site.data(name());
  }

  private Path software() {
    return site.checkout().workshop().resolve("postgresql");
  }

  private String program(String name) {
    return software().resolve("bin").resolve(name).toString();
  }

  /** The server refuses to run as root; in a user namespace of its own it sees itself as nobody. */
  private static Command asOtherThanRoot(String... words) {
    var command = Command.of(words);
    return "root".equals(System.getProperty("user.name"))
        ? command.by("unshare", "--user")
        : command;
  }

  private void unpack() throws IOException, InterruptedException {
    Files.createDirectories(software().getParent());
    try (var lock = FileChannel.open(software().resolveSibling("postgresql.lock"), CREATE, WRITE);
        var _ = lock.lock()) {
      if (Files.exists(software())) return; // another process was quicker
      var folder = Files.createTempDirectory(software().getParent(), "postgresql-");
      Programs.unpack(archive(), folder);
      Files.move(folder, software(), ATOMIC_MOVE);
    }
  }

  private static InputStream archive() throws IOException {
    var machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    var archive = Postgres.class.getResourceAsStream("/postgres-linux-" + machine + ".txz");
    return new XZInputStream(Objects.requireNonNull(archive));
  }
}
