package org.procession.domain;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.crm.Address;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ClientSegment;
import org.procession.domain.crm.CreatingClients;
import org.procession.domain.crm.Language;
import org.procession.domain.crm.NewClient;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.revenue.StandardChart;
import org.procession.domain.revenue.payables.CreatingVendors;
import org.procession.domain.revenue.payables.NewVendor;
import org.procession.domain.revenue.payables.VendorId;
import org.procession.domain.revenue.payables.VendorRisk;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.CreatingTenants;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.procession.local.Database;
import org.procession.local.ObjectStore;
import org.procession.local.TestParts;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

/**
 * Makes tenants for tests, each new and alone, and looks behind the application at the database.
 */
@Component
public class TestHouse {

  private static final Database DATABASE = TestParts.postgres();
  private static final ObjectStore STORE = TestParts.s3();
  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final CreatingTenants creating;
  private final FindingTenants tenants;
  private final Directory directory;
  private final StandardChart chart;
  private final ExchangeRates rates;
  private final CreatingVendors vendors;
  private final CreatingClients clients;
  private final OutgoingMessages messages;
  private final TestClock clock;

  TestHouse(
      CreatingTenants creating,
      FindingTenants tenants,
      Directory directory,
      StandardChart chart,
      ExchangeRates rates,
      CreatingVendors vendors,
      CreatingClients clients,
      OutgoingMessages messages,
      TestClock clock) {
    this.creating = creating;
    this.tenants = tenants;
    this.directory = directory;
    this.chart = chart;
    this.rates = rates;
    this.vendors = vendors;
    this.clients = clients;
    this.messages = messages;
    this.clock = clock;
  }

  /** The domain with everything it needs and a clock of the test's. */
  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import(DomainConfiguration.class)
  static class Application {
    @Bean
    TestClock testClock() {
      return new TestClock();
    }
  }

  /** Points the application at real parts. */
  static final class RealParts
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(settings(DATABASE)).applyTo(context);
    }
  }

  /** The settings of the domain on a database. */
  public static Map<String, String> settings(Database database) {
    return Map.of(
        "spring.datasource.url", database.url(),
        "spring.datasource.username", database.app().user(),
        "spring.datasource.password", database.app().password(),
        "spring.flyway.user", database.owner().user(),
        "spring.flyway.password", database.owner().password(),
        "spring.elasticsearch.uris", TestParts.elasticsearch().toString(),
        "procession.s3.endpoint", STORE.endpoint().toString(),
        "procession.s3.access-key", STORE.accessKey(),
        "procession.s3.secret-key", STORE.secretKey());
  }

  /** Starts the domain on a database, with other settings, and ends it. */
  public static void startOn(Database database, Map<String, String> changes) {
    var settings = new HashMap<>(settings(database));
    settings.putAll(changes);
    var arguments =
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
    new SpringApplicationBuilder(Application.class).run(arguments.toArray(String[]::new)).close();
  }

  /** A new tenant with users, books and exchange rates, in the scope of its clerk. */
  public Scope tenant() {
    return tenant("Europe/Berlin");
  }

  /** A new tenant like {@link #tenant()} in a time zone. */
  public Scope tenant(String timeZone) {
    var id = new TenantId("tenant-" + TENANTS.incrementAndGet());
    var scope = new Scope(id, Actor.user("clerk", "Clerk"));
    scope.run(
        () -> {
          creating.create("Acme", Currencies.of("EUR"), ZoneId.of(timeZone));
          chart.open();
          rates.set(Currencies.of("USD"), LocalDate.of(2000, 1, 1), new BigDecimal("0.92"));
          user("clerk", "clerks");
          user("lead", "team-leads");
          user("finance", "finance");
          user("manager", "management");
        });
    return scope;
  }

  public void user(String id, String... groups) {
    for (var group : groups) {
      directory.addGroup(group, Set.of());
    }
    var name = id.equals("lead") ? "Team Lead" : id;
    directory.addUser(new UserRecord(new UserId(id), name, id + "@acme.example", Set.of(groups)));
  }

  /** A client in the current scope, who has 14 days to pay. */
  public ClientId client() {
    return clients
        .create(
            new NewClient(
                "Book Shop",
                null,
                null,
                new Address("Market 1", null, "10115", "Berlin", "DE"),
                new EmailAddress("office@books.example"),
                ClientSegment.STANDARD,
                new Language("de"),
                14))
        .id();
  }

  /** A vendor in the current scope. */
  public VendorId vendor() {
    return vendors.create(new NewVendor("Paper Mill", null, "DE", null, null, VendorRisk.LOW)).id();
  }

  public List<String> messages(String businessKeyPrefix) {
    return messages.recipients(businessKeyPrefix);
  }

  public Directory directory() {
    return directory;
  }

  public FindingTenants tenants() {
    return tenants;
  }

  public TestClock clock() {
    return clock;
  }

  /** What a query answers whom row-level security does not bind; the first column as text. */
  public List<String> query(String query) throws SQLException {
    try (var connection = superuser();
        var rows = connection.createStatement().executeQuery(query)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  /** Runs a statement as the one whom only triggers stop. */
  public int execute(String statement) throws SQLException {
    return superuser(statement);
  }

  private static int superuser(String statement) throws SQLException {
    try (var connection = superuser()) {
      return connection.createStatement().executeUpdate(statement);
    }
  }

  private static Connection superuser() throws SQLException {
    return DriverManager.getConnection(
        DATABASE.url(), DATABASE.superuser().user(), DATABASE.superuser().password());
  }
}
