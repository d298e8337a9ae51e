package org.procession.domain.start;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Outside of {@code local}, nothing travels in plain text to other machines, and people are shown
 * no such address, unless a setting says that the network there is trusted.
 */
class PlainTextAddresses implements StartCheck {

  private static final List<String> ADDRESSES =
      List.of(
          "spring.elasticsearch.uris",
          "procession.engine.grpc",
          "procession.engine.rest",
          "procession.engine.records",
          "procession.s3.endpoint",
          "procession.s3.public-endpoint",
          "procession.twilio.base-url",
          "procession.issuer",
          "procession.tasklist-url",
          "procession.invitation-url");

  private static final Set<String> ENCRYPTED = Set.of("https", "grpcs");

  private static final String DATABASE = "spring.datasource.url";
  private static final Pattern DATABASE_HOSTS = Pattern.compile("jdbc:postgresql://([^/?]+).*");
  private static final Pattern DATABASE_TLS =
      Pattern.compile(".*[?&]sslmode=(require|verify-ca|verify-full)(&.*)?");

  private static final String MAIL = "spring.mail.host";
  private static final String SCANNER = "procession.clamav.host";

  @Override
  public List<Diagnosis> check(Settings settings) {
    if (settings.isLocal()) {
      return List.of();
    }
    var faults =
        Stream.of(addresses(settings), database(settings), mail(settings), scanner(settings))
            .flatMap(found -> found)
            .toList();
    return faults.isEmpty()
        ? List.of(
            Diagnosis.ok("Every address is on this machine, encrypted, or said to be trusted"))
        : faults;
  }

  private static Stream<Diagnosis> addresses(Settings settings) {
    return ADDRESSES.stream()
        .flatMap(
            name ->
                settings.texts(name).stream().flatMap(address -> fault(name, address, settings)));
  }

  private static Stream<Diagnosis> fault(String name, String address, Settings settings) {
    var variable = Settings.variable(name);
    try {
      var uri = new URI(address);
      if (uri.getScheme() == null || uri.getHost() == null) {
        return Stream.of(noAddress(variable));
      }
      return ENCRYPTED.contains(uri.getScheme()) || settings.isPrivate(uri.getHost())
          ? Stream.empty()
          : Stream.of(
              plain(
                  variable + " is " + uri.getScheme() + "://" + uri.getHost(),
                  "Use an address with https",
                  uri.getHost()));
    } catch (URISyntaxException e) {
      return Stream.of(noAddress(variable));
    }
  }

  private static Diagnosis noAddress(String variable) {
    return Diagnosis.fail(
        variable + " is no address.", "Set it to one such as https://host.example.");
  }

  private static Stream<Diagnosis> database(Settings settings) {
    var url = settings.text(DATABASE);
    var hosts = DATABASE_HOSTS.matcher(url);
    if (!hosts.matches() || DATABASE_TLS.matcher(url).matches()) {
      return Stream.empty();
    }
    return Stream.of(hosts.group(1).split(",", -1))
        .map(host -> host.replaceFirst(":\\d+$", ""))
        .filter(host -> !settings.isPrivate(host))
        .map(
            host ->
                plain(
                    "%s leads to %s and does not insist on TLS"
                        .formatted(Settings.variable(DATABASE), host),
                    "Add sslmode=verify-full to it (and sslrootcert, where the authority is your own)",
                    host));
  }

  private static Stream<Diagnosis> mail(Settings settings) {
    var host = settings.text(MAIL);
    var encrypts =
        settings.text("spring.mail.protocol").equals("smtps")
            || settings.isTrue("spring.mail.ssl.enabled")
            || !settings.text("spring.mail.ssl.bundle").isEmpty()
            || settings.isTrue("spring.mail.properties.mail.smtp.ssl.enable")
            || settings.isTrue("spring.mail.properties.mail.smtp.starttls.required");
    return host.isEmpty() || encrypts || settings.isPrivate(host)
        ? Stream.empty()
        : Stream.of(
            plain(
                "%s is %s, without TLS".formatted(Settings.variable(MAIL), host),
                "Set SPRING_MAIL_SSL_ENABLED=true, or SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_ENABLE=true and"
                    + " …_STARTTLS_REQUIRED=true",
                host));
  }

  private static Stream<Diagnosis> scanner(Settings settings) {
    var host = settings.text(SCANNER);
    return host.isEmpty() || settings.isPrivate(host)
        ? Stream.empty()
        : Stream.of(
            plain(
                "%s is %s, and ClamAV knows no TLS".formatted(Settings.variable(SCANNER), host),
                "Run it on this machine",
                host));
  }

  private static Diagnosis plain(String what, String encrypted, String host) {
    return Diagnosis.fail(
        what + ": what travels there can be read and changed on the way.",
        "%s; %s".formatted(encrypted, Settings.trust(host)));
  }
}
