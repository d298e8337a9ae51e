package org.procession.domain.start;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Outside of {@code local}, no secret is one that others try first. */
class GuessableSecrets implements StartCheck {

  private static final int SHORTEST = 8;

  /** What makers of the parts, and their examples, begin with; in lower case. */
  private static final Set<String> KNOWN =
      Set.of(
          "changeit",
          "changeme",
          "change-me",
          "changethis",
          "local-credential",
          "minioadmin",
          "password",
          "passw0rd",
          "postgres",
          "procession",
          "secretkey",
          "wjalrxutnfemi/k7mdeng/bpxrficyexamplekey");

  /** A secret, and the setting that says whose it is. */
  private record Secret(String name, String owner) {}

  private static final List<Secret> SECRETS =
      List.of(
          new Secret("spring.datasource.password", "spring.datasource.username"),
          new Secret("spring.flyway.password", "spring.flyway.user"),
          new Secret("spring.elasticsearch.password", "spring.elasticsearch.username"),
          new Secret("spring.mail.password", "spring.mail.username"),
          new Secret("procession.engine.password", "procession.engine.user"),
          new Secret("procession.s3.secret-key", "procession.s3.access-key"),
          new Secret("procession.twilio.auth-token", "procession.twilio.account-sid"));

  @Override
  public List<Diagnosis> check(Settings settings) {
    if (settings.isLocal()) {
      return List.of();
    }
    var faults =
        SECRETS.stream()
            .filter(secret -> isBad(settings.text(secret.name()), settings.text(secret.owner())))
            .map(secret -> fault(secret, settings.text(secret.name()).isEmpty()))
            .toList();
    return faults.isEmpty()
        ? List.of(Diagnosis.ok("No secret is missing, short, or one that everybody knows"))
        : faults;
  }

  private static boolean isBad(String secret, String owner) {
    return !owner.isEmpty()
        && (secret.length() < SHORTEST
            || secret.equalsIgnoreCase(owner)
            || KNOWN.contains(secret.toLowerCase(Locale.ROOT)));
  }

  private static Diagnosis fault(Secret secret, boolean isMissing) {
    return Diagnosis.fail(
        "%s %s."
            .formatted(
                Settings.variable(secret.name()),
                isMissing ? "is not set" : "is short, or one that everybody knows"),
        "Make one at random, give it to the part that asks for it, and set it: openssl rand -hex 32");
  }
}
