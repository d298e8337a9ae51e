package org.procession.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.communications.Channel;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.data.RunningImports;
import org.procession.domain.events.EventFeed;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.revenue.StandardChart;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.CreatingTenants;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.procession.domain.timeline.SearchBuilds;
import org.procession.local.Database;
import org.procession.local.ObjectStore;
import org.procession.local.TestParts;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The application under test and the parts around it: makes tenants, each new and alone, and looks
 * behind the application at the database.
 */
@Component
@Profile("local")
class House {

  static final Door ELASTICSEARCH = new Door(() -> TestParts.elasticsearch().getPort());

  /** The address by which the application is known as an issuer. */
  static final Door ISSUER = new Door(House::port);

  private static final Database DATABASE = TestParts.postgres();

  private static final int POSTGRES_PORT =
      URI.create(DATABASE.url().substring("jdbc:".length())).getPort();

  static final Door POSTGRES = new Door(() -> POSTGRES_PORT);

  private static final ObjectStore STORE = TestParts.s3();

  static final Door S3 = new Door(() -> STORE.endpoint().getPort());

  /** Of a thread that looks behind the application. */
  private static final ThreadLocal<Connection> LOOKING = ThreadLocal.withInitial(House::superuser);

  private static final AtomicInteger TENANTS = new AtomicInteger();
  private static volatile int port;

  private final CreatingTenants creating;
  private final Directory directory;
  private final StandardChart chart;
  private final ExchangeRates rates;
  private final RequestMappingHandlerMapping handlers;
  private final EventFeed feed;
  private final SearchBuilds builds;
  private final OutgoingMessages messages;
  private final RunningImports imports;
  private final RSAKey key;

  House(
      CreatingTenants creating,
      Directory directory,
      StandardChart chart,
      ExchangeRates rates,
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers,
      EventFeed feed,
      SearchBuilds builds,
      OutgoingMessages messages,
      RunningImports imports,
      RSAKey key) {
    this.creating = creating;
    this.directory = directory;
    this.chart = chart;
    this.rates = rates;
    this.handlers = handlers;
    this.feed = feed;
    this.builds = builds;
    this.messages = messages;
    this.imports = imports;
    this.key = key;
  }

  /** Points the application at real parts. */
  static final class RealParts
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(settings()).applyTo(context);
    }
  }

  static Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put(
        "spring.datasource.url",
        DATABASE.url().replace(":" + POSTGRES_PORT, ":" + POSTGRES.port()));
    settings.put("spring.datasource.username", DATABASE.app().user());
    settings.put("spring.datasource.password", DATABASE.app().password());
    settings.put("spring.flyway.user", DATABASE.owner().user());
    settings.put("spring.flyway.password", DATABASE.owner().password());
    settings.put("spring.elasticsearch.uris", ELASTICSEARCH.address().toString());
    settings.put("procession.s3.endpoint", S3.address().toString());
    settings.put("procession.s3.access-key", STORE.accessKey());
    settings.put("procession.s3.secret-key", STORE.secretKey());
    settings.put("procession.issuer", ISSUER.address().toString());
    settings.put("procession.engine.records", ELASTICSEARCH.address().toString());
    return settings;
  }

  @EventListener
  void started(WebServerInitializedEvent event) {
    port = event.getWebServer().getPort();
  }

  private static int port() {
    return port;
  }

  /** A handler of the API: how it is called, and what that needs. */
  record Endpoint(String method, String path, String mediaType, RequiresPermission permission) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** All handlers under {@code /api}; ids in their paths are those of nothing. */
  List<Endpoint> endpoints() {
    var found = new ArrayList<Endpoint>();
    handlers
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              for (var path : mapping.getPatternValues()) {
                if (path.startsWith("/api")) {
                  for (var method : mapping.getMethodsCondition().getMethods()) {
                    found.add(
                        new Endpoint(
                            method.name(),
                            path.replaceAll("\\{.*?}", "00000000-0000-7000-8000-000000000000"),
                            mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                                .findFirst()
                                .map(MediaType::toString)
                                .orElse("application/json"),
                            handler.getMethodAnnotation(RequiresPermission.class)));
                  }
                }
              }
            });
    return found;
  }

  /**
   * A new tenant with books, exchange rates, a clerk who may do everything and a guest who may do
   * nothing.
   */
  TenantId tenant() {
    var id = new TenantId("tenant-" + TENANTS.incrementAndGet());
    new Scope(id, Actor.system("test"))
        .run(
            () -> {
              creating.create("Initech", Currencies.of("EUR"), ZoneId.of("Europe/Berlin"));
              chart.open();
              for (var currency : List.of("USD", "DKK", "SEK", "JPY")) {
                rates.set(Currencies.of(currency), LocalDate.of(2000, 1, 1), new BigDecimal("0.5"));
              }
              var all = new HashSet<String>();
              endpoints().forEach(endpoint -> all.add(endpoint.permission().value()));
              directory.addGroup("everything", all);
              directory.addGroup("nothing", Set.of());
              user("clerk", "Clerk", "everything");
              user("guest", "Guest", "nothing");
            });
    return id;
  }

  private void user(String id, String name, String group) {
    directory.addUser(new UserRecord(new UserId(id), name, id + "@initech.example", Set.of(group)));
  }

  /** The API as a new user of a tenant sees it, who may do so much. */
  Client whoMay(TenantId tenant, String... permissions) {
    var number = Integer.toString(TENANTS.incrementAndGet());
    var id = "user-" + number;
    var group = "group-" + letters(number);
    new Scope(tenant, Actor.system("test"))
        .run(
            () -> {
              directory.addGroup(group, Set.of(permissions));
              user(id, id, group);
            });
    return as(tenant, id);
  }

  /** A new user of a tenant, in no group, who may do nothing yet. */
  void user(TenantId tenant, String id) {
    new Scope(tenant, Actor.system("test"))
        .run(
            () ->
                directory.addUser(
                    new UserRecord(new UserId(id), id, id + "@initech.example", Set.of())));
  }

  /** Digits as groups' ids have none. */
  private static String letters(String digits) {
    return digits.chars().mapToObj(d -> Character.toString(d - '0' + 'a')).collect(joining());
  }

  /** What the last invitation to a tenant says, which now counts as sent. */
  String secret(TenantId tenant) {
    return new Scope(tenant, Actor.system("test"))
        .call(
            () -> {
              var sent = messages.take(Channel.EMAIL, 1).getFirst();
              messages.sent(sent.id(), "<id>");
              return sent.body()
                  .lines()
                  .filter(line -> line.matches("[A-Za-z0-9_-]{43}"))
                  .findFirst()
                  .orElseThrow();
            });
  }

  /** The API as a new administrator of a tenant sees it. */
  Client administrator(TenantId tenant, String id) {
    new Scope(tenant, Actor.system("test"))
        .run(
            () -> {
              directory.addAdministrators("administrators");
              user(id, id, "administrators");
            });
    return as(tenant, id);
  }

  /** The API as a user of a tenant sees it. */
  Client as(TenantId tenant, String user) {
    return client(token(claims -> claims.claim("tenant", tenant.value()).subject(user)));
  }

  Client client(String token) {
    return new Client(port, token);
  }

  /** A token of the application's own issuer, right in everything but what is changed. */
  String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return token(key, change);
  }

  static String token(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.RS256)
              .keyID(key.getKeyID())
              .type(new JOSEObjectType("at+jwt"))
              .build();
      var token = new SignedJWT(header, change.apply(rightClaims()).build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static JWTClaimsSet.Builder rightClaims() {
    var now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER.address().toString())
        .audience("procession")
        .claim("tenant", "acme")
        .subject("clerk")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(600)));
  }

  /** Does what the search relay does: puts what is new with the tenant into the indexes. */
  void index(TenantId tenant) {
    var build = builds.current();
    new Scope(tenant, Actor.system("test"))
        .run(
            () -> {
              for (var batch = feed.next("search", 100);
                  batch.isPresent();
                  batch = feed.next("search", 100)) {
                builds.write(build, batch.get().events());
                feed.advance("search", batch.get());
              }
            });
  }

  /** Does what the relay of imports does: takes all their rows, or undoes them. */
  void runImports(TenantId tenant) {
    new Scope(tenant, Actor.system("test"))
        .run(
            () -> {
              while (imports.runPart() > 0) {
                // there may be more
              }
            });
  }

  /** Asserts that what is done leaves no trace in the database. */
  void unchanged(Runnable request) {
    var before = contents();
    request.run();
    assertThat(contents()).isEqualTo(before);
  }

  /** A digest of each table, by which any change of any row of any tenant shows. */
  List<String> contents() {
    return query(
        """
        select tablename || ' ' || (xpath('//digest/text()', query_to_xml(
            format('select coalesce(md5(string_agg(t::text, %L order by t::text)), %L) as digest from %I t',
                   '', 'empty', tablename), true, true, '')))[1]
          from pg_tables where schemaname = 'public' order by tablename
        """);
  }

  /** Which transaction was the last that wrote anything. */
  String lastWritten() {
    return query("select pg_snapshot_xmax(pg_current_snapshot())").getFirst();
  }

  /** What a query answers whom row-level security does not bind; the first column as text. */
  List<String> query(String query) {
    try (var statement = LOOKING.get().createStatement();
        var rows = statement.executeQuery(query)) {
      return texts(rows);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a query answers the application's role outside of any tenant's scope. */
  List<String> queryAsApplication(String query) {
    try (var connection =
            DriverManager.getConnection(
                DATABASE.url(), DATABASE.app().user(), DATABASE.app().password());
        var rows = connection.createStatement().executeQuery(query)) {
      return texts(rows);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> texts(ResultSet rows) throws SQLException {
    var found = new ArrayList<String>();
    while (rows.next()) {
      found.add(rows.getString(1));
    }
    return found;
  }

  /** Runs a statement whatever the application's role may do. */
  void execute(String statement) {
    try (var connection = superuser()) {
      connection.createStatement().executeUpdate(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Keeps everybody from changing a table.
   *
   * @return ends that
   */
  Runnable lock(String table) {
    try {
      var connection = superuser();
      connection.setAutoCommit(false);
      connection.createStatement().execute("lock table %s in exclusive mode".formatted(table));
      return () -> {
        try (connection) {
          connection.rollback();
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
      };
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a statement waits for a lock. */
  boolean waiting(String statementLike) {
    return !query(
            "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%s'"
                .formatted(statementLike))
        .isEmpty();
  }

  private static Connection superuser() {
    try {
      return DriverManager.getConnection(
          DATABASE.url(), DATABASE.superuser().user(), DATABASE.superuser().password());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
