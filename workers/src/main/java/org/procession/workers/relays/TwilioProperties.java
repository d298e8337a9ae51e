package org.procession.workers.relays;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The account with Twilio by which SMS leave; without one they wait.
 *
 * @param baseUrl where Twilio's API is
 * @param from the number that recipients see, in the form of E.164
 */
@ConfigurationProperties("procession.twilio")
record TwilioProperties(URI baseUrl, String accountSid, String authToken, String from) {

  /** What is missing, if anything is. */
  Optional<String> missing() {
    return Stream.of(accountSid, authToken, from).anyMatch(String::isBlank)
        ? Optional.of("procession.twilio.account-sid, auth-token and from are not all set")
        : Optional.empty();
  }
}
