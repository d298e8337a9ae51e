package org.procession.domain.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.procession.domain.TestHouse;
import org.procession.domain.start.Diagnosis.Verdict;
import org.procession.local.Database;
import org.procession.local.TestParts;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class DatabaseCheckIT {

  private static final Database DATABASE = TestParts.postgres();

  @BeforeAll
  static void migrate() {
    TestHouse.startOn(DATABASE, Map.of());
  }

  private static List<Diagnosis> look(Map<String, String> changes) {
    return look(DATABASE, changes);
  }

  private static List<Diagnosis> look(Database database, Map<String, String> changes) {
    Map<String, Object> settings = new HashMap<>(TestHouse.settings(database));
    settings.putAll(changes);
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    return new DatabaseCheck().check(new Settings(environment));
  }

  private static List<String> faults(List<Diagnosis> found) {
    return found.stream().filter(Diagnosis::isFailure).map(Diagnosis::what).toList();
  }

  private static void execute(Database database, String statement) throws SQLException {
    try (var connection =
        DriverManager.getConnection(
            database.url(), database.superuser().user(), database.superuser().password())) {
      connection.createStatement().execute(statement);
    }
  }

  @Test
  void findsNothingWrongWithADatabaseThatIsAsItMustBe() {
    assertThat(look(Map.of())).hasSize(4).extracting(Diagnosis::verdict).containsOnly(Verdict.OK);
  }

  @Test
  void refusesToStartAsTheOwnerOfTheTables() {
    var owner =
        Map.of(
            "spring.datasource.username", DATABASE.owner().user(),
            "spring.datasource.password", DATABASE.owner().password());
    assertThatThrownBy(() -> TestHouse.startOn(DATABASE, owner))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("'procession_owner' owns tables")
        .hasMessageContaining("Set SPRING_DATASOURCE_USERNAME to a role with");
  }

  @Test
  void refusesAnEmptyDatabaseWhoseOwnerWouldBeTheApplication() {
    var owner = DATABASE.owner();
    var settings =
        Map.of(
            "spring.datasource.username", owner.user(),
            "spring.datasource.password", owner.password(),
            "spring.flyway.user", "");
    assertThat(faults(look(TestParts.postgres(), settings)))
        .singleElement()
        .asString()
        .contains("owns tables");
  }

  @Test
  void refusesRolesThatRowLevelSecurityDoesNotBind() throws SQLException {
    for (var power :
        Map.of("BYPASSRLS", "may bypass row-level security", "SUPERUSER", "is a superuser")
            .entrySet()) {
      var role = "almighty_" + power.getKey().toLowerCase(java.util.Locale.ROOT);
      execute(
          DATABASE,
          "create role %s login %s password '%s'"
              .formatted(role, power.getKey(), DATABASE.app().password()));
      assertThat(faults(look(Map.of("spring.datasource.username", role))))
          .singleElement()
          .asString()
          .contains(power.getValue());
    }
  }

  @Test
  void refusesASchemaThatIsNewerThanTheProgram() throws SQLException {
    var database = TestParts.postgres();
    TestHouse.startOn(database, Map.of());
    execute(
        database,
        """
        insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
        values (9000, '9000', 'what is to come', 'SQL', 'V9000__what_is_to_come.sql', 'somebody', 1, true)
        """);
    assertThatThrownBy(() -> TestHouse.startOn(database, Map.of()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("migrations that this program does not know, 9000")
        .hasMessageContaining("Start the version that made them");
  }

  @Test
  void refusesASchemaThatIsOlderWhereTheProgramDoesNotMigrate() {
    var database = TestParts.postgres();
    assertThat(faults(look(database, Map.of("spring.flyway.enabled", "false"))))
        .singleElement()
        .asString()
        .contains("the schema is older than this program");
    assertThat(look(database, Map.of()))
        .extracting(Diagnosis::verdict)
        .containsExactly(Verdict.OK, Verdict.OK, Verdict.OK, Verdict.WARN);
  }

  @Test
  void startsWithoutTheOwnersPasswordOnceTheSchemaIsMigrated() {
    var settings =
        Map.of(
            "spring.flyway.enabled", "false",
            "spring.flyway.user", "",
            "spring.flyway.password", "");
    assertThat(faults(look(settings))).isEmpty();
    TestHouse.startOn(DATABASE, settings);
  }

  @Test
  void tellsWhoIsNotLetIn() {
    assertThat(
            faults(
                look(
                    Map.of(
                        "spring.datasource.password", "another",
                        "spring.flyway.password", "another"))))
        .satisfiesExactly(
            what -> assertThat(what).contains("does not let 'procession_app' in"),
            what -> assertThat(what).contains("does not let 'procession_owner' in"));
    assertThat(faults(look(Map.of("spring.datasource.url", ""))))
        .singleElement()
        .asString()
        .contains("SPRING_DATASOURCE_URL is not set");
  }
}
