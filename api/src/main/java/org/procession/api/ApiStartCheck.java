package org.procession.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.procession.domain.start.Diagnosis;
import org.procession.domain.start.Settings;
import org.procession.domain.start.StartCheck;

/** The API knows whose tokens it takes, and takes them from nobody in plain text. */
class ApiStartCheck implements StartCheck {

  @Override
  public boolean concerns(Set<?> sources) {
    return sources.contains(ApiApplication.class);
  }

  @Override
  public List<Diagnosis> check(Settings settings) {
    var found = new ArrayList<Diagnosis>();
    if (settings.text("procession.issuer").isEmpty()) {
      found.add(
          Diagnosis.fail(
              "PROCESSION_ISSUER is not set: nobody could log in.",
              "Set it to the address of the OpenID provider whose tokens this API shall take, or run with the profile"
                  + " 'local', which has an issuer of its own."));
    }
    if (!isKeptFromOthers(settings)) {
      var address = address(settings);
      found.add(
          settings.isLocal()
              ? Diagnosis.fail(
                  "The profile 'local' has users whose secrets everyone knows, and would serve them on %s."
                      .formatted(address),
                  "Set SERVER_ADDRESS to 127.0.0.1, or run without that profile.")
              : Diagnosis.fail(
                  "The API would listen on %s without TLS: who calls, and what is answered, could be read on the way."
                      .formatted(address),
                  "Set SERVER_SSL_BUNDLE, or SERVER_SSL_CERTIFICATE and SERVER_SSL_CERTIFICATE_PRIVATE_KEY; or let a proxy"
                      + " with TLS call it on 127.0.0.1; "
                      + Settings.trust(address)));
    }
    return found;
  }

  /** Where it listens: everywhere, unless that is set. */
  private static String address(Settings settings) {
    var address = settings.text("server.address");
    return address.isEmpty() ? "0.0.0.0" : address;
  }

  private static boolean isKeptFromOthers(Settings settings) {
    var hasTls =
        Stream.of("server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store")
            .anyMatch(name -> !settings.text(name).isEmpty());
    return settings.isLocal()
        ? Settings.isLoopback(address(settings))
        : hasTls || settings.isPrivate(address(settings));
  }
}
