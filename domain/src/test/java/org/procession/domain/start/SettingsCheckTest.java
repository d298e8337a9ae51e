package org.procession.domain.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SettingsCheckTest {

  private static List<Diagnosis> faults(StartCheck check, Map<String, Object> settings) {
    return faults(check, settings, "production");
  }

  private static List<Diagnosis> faults(
      StartCheck check, Map<String, Object> settings, String profile) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    environment.setActiveProfiles(profile);
    return check.check(new Settings(environment)).stream().filter(Diagnosis::isFailure).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "spring.elasticsearch.uris, 'https://one.example,http://two.example', http://two.example",
    "procession.engine.grpc, http://engine.example:26500, http://engine.example",
    "procession.engine.rest, http://engine.example:8080, http://engine.example",
    "procession.s3.endpoint, http://10.1.2.3:9000, http://10.1.2.3",
    "procession.s3.public-endpoint, http://files.example, http://files.example",
    "procession.issuer, http://login.example/realms/x, http://login.example",
    "procession.tasklist-url, http://tasks.example, http://tasks.example",
    "procession.twilio.base-url, http://sms.example, http://sms.example",
    "spring.datasource.url, jdbc:postgresql://db.example:5432/procession, db.example",
    "spring.datasource.url, jdbc:postgresql://db.example/p?sslmode=prefer, db.example",
    "spring.mail.host, mail.example, mail.example",
    "procession.clamav.host, scanner.example, scanner.example",
  })
  void refusesPlainTextToOtherMachinesAndNamesTheSetting(String name, String value, String says) {
    assertThat(faults(new PlainTextAddresses(), Map.of(name, value)))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.what()).contains(Settings.variable(name), says);
              assertThat(fault.wayOut()).contains("PROCESSION_TRUSTED_HOSTS=");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "spring.elasticsearch.uris, 'https://one.example,http://127.0.0.1:9200'",
    "procession.engine.grpc, grpcs://engine.example",
    "procession.engine.rest, http://localhost:8080",
    "procession.s3.endpoint, http://[::1]:9000",
    "procession.tasklist-url, ''",
    "spring.datasource.url, jdbc:postgresql://db.example/p?ApplicationName=x&sslmode=verify-full",
    "spring.datasource.url, jdbc:postgresql:procession",
  })
  void takesWhatIsEncryptedOrOnThisMachine(String name, String value) {
    assertThat(faults(new PlainTextAddresses(), Map.of(name, value))).isEmpty();
  }

  @Test
  void takesAMailServerThatInsistsOnTls() {
    for (var insists :
        List.of("spring.mail.ssl.enabled", "spring.mail.properties.mail.smtp.starttls.required")) {
      var settings = Map.<String, Object>of("spring.mail.host", "mail.example", insists, "true");
      assertThat(faults(new PlainTextAddresses(), settings)).isEmpty();
    }
  }

  @Test
  void takesPlainTextWhereTheNetworkIsSaidToBeTrustedAndNowhereElse() {
    var settings =
        Map.<String, Object>of(
            "procession.trusted-hosts", "postgres, s3",
            "spring.datasource.url", "jdbc:postgresql://postgres:5432,other:5432/procession",
            "procession.s3.endpoint", "http://s3:8080",
            "procession.engine.rest", "http://s3.example:8080");
    assertThat(faults(new PlainTextAddresses(), settings))
        .extracting(Diagnosis::what)
        .satisfiesExactly(
            what -> assertThat(what).contains("http://s3.example"),
            what -> assertThat(what).contains("other"));
  }

  @Test
  void refusesWhatIsNoAddress() {
    assertThat(faults(new PlainTextAddresses(), Map.of("procession.issuer", "login.example")))
        .singleElement()
        .extracting(Diagnosis::what)
        .isEqualTo("PROCESSION_ISSUER is no address.");
  }

  @ParameterizedTest
  @CsvSource({
    "spring.datasource.username, spring.datasource.password, ''",
    "spring.flyway.user, spring.flyway.password, postgres",
    "spring.elasticsearch.username, spring.elasticsearch.password, ChangeMe",
    "procession.engine.user, procession.engine.password, demo",
    "procession.s3.access-key, procession.s3.secret-key, minioadmin",
    "procession.twilio.account-sid, procession.twilio.auth-token, somebodys-name",
    "spring.mail.username, spring.mail.password, 1234567",
  })
  void refusesSecretsThatEverybodyTriesFirst(String owner, String name, String secret) {
    var settings = Map.<String, Object>of(owner, "somebodys-name", name, secret);
    assertThat(faults(new GuessableSecrets(), settings))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.what()).startsWith(Settings.variable(name));
              if (!secret.isEmpty()) {
                assertThat(fault.toString()).doesNotContain(secret);
              }
            });
    assertThat(faults(new GuessableSecrets(), Map.of(owner, "somebodys-name", name, "k3v9-2xw7")))
        .isEmpty();
  }

  @Test
  void letsOneMachineHaveWhatEverybodyKnows() {
    var settings =
        Map.<String, Object>of(
            "spring.datasource.username", "procession",
            "spring.datasource.password", "procession",
            "procession.s3.endpoint", "http://files.example");
    assertThat(faults(new GuessableSecrets(), settings, "local")).isEmpty();
    assertThat(faults(new PlainTextAddresses(), settings, "local")).isEmpty();
    assertThat(faults(new GuessableSecrets(), settings)).hasSize(1);
    assertThat(faults(new PlainTextAddresses(), settings)).hasSize(1);
  }
}
