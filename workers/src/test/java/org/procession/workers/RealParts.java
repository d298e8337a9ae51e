package org.procession.workers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.procession.local.TestParts;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points an application at real parts, and at a database of its own. */
public final class RealParts
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** 32 bytes that are no secret. */
  public static final String SEAL_KEY = "dGhlIHRlc3RzJyBrZXksIGtub3duIHRvIGV2ZXJ5Ym9keSE=";

  /** The way to the virus scanner, which tests close. */
  public static final Gate CLAMAV = gate();

  private static Gate gate() {
    try {
      return new Gate(URI.create("tcp://127.0.0.1:" + TestParts.clamav().getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(settings()).applyTo(context);
  }

  public static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(database());
    settings.put("server.port", "0");
    settings.put("spring.elasticsearch.uris", TestParts.elasticsearch().toString());
    settings.put("spring.mail.host", "127.0.0.1");
    settings.put("spring.mail.port", Integer.toString(TestParts.mail().smtp()));
    settings.put("procession.twilio.base-url", TestParts.sms().baseUrl().toString());
    settings.put("procession.twilio.account-sid", TestParts.sms().accountSid());
    settings.put("procession.twilio.auth-token", TestParts.sms().authToken());
    settings.put("procession.twilio.from", TestParts.sms().from());
    settings.put("procession.engine.grpc", TestParts.engine().grpc().toString());
    settings.put("procession.engine.rest", TestParts.engine().rest().toString());
    var store = TestParts.s3();
    settings.put("procession.s3.endpoint", store.endpoint().toString());
    settings.put("procession.s3.access-key", store.accessKey());
    settings.put("procession.s3.secret-key", store.secretKey());
    settings.put("procession.clamav.port", Integer.toString(CLAMAV.uri().getPort()));
    settings.put("procession.seal-key", SEAL_KEY);
    settings.put("procession.tasklist-url", "http://tasks.example");
    return settings;
  }

  /** The settings of a new database. */
  public static Map<String, String> database() {
    var database = TestParts.postgres();
    return Map.of(
        "spring.datasource.url", database.url(),
        "spring.datasource.username", database.app().user(),
        "spring.datasource.password", database.app().password(),
        "spring.flyway.user", database.owner().user(),
        "spring.flyway.password", database.owner().password());
  }
}
