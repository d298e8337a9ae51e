package org.procession.local;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Stands for Twilio's REST API: takes every text message and sends none. Its telephone numbers are
 * those that Twilio has for tests.
 */
final class Sms implements JvmPart {
  private static final String SID = "AC" + "0".repeat(31) + "1";
  private static final String FROM = "+15005550006";

  private final Site site;

  Sms(Site site) {
    this.site = site;
  }

  @Override
  public String name() {
    return "sms";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.SMS);
  }

  @Override
  public String address() {
    return account().baseUrl().toString();
  }

  /** The one account that it has. */
  SmsAccount account() {
    return new SmsAccount(
        site.ports().http(Port.SMS), SID, site.secrets().get("twilio-auth-token"), FROM);
  }

  @Override
  public Jvm jvm() {
    return new Jvm(
            site,
            name(),
            site.checkout().classPath("launcher"),
            SmsServer.class.getName(),
            "-Xmx64m")
        .with(site.ports().of(Port.SMS), SID, FROM);
  }

  @Override
  public Command command() {
    return JvmPart.super.command().with(Map.of("AUTH_TOKEN", account().authToken()));
  }

  /** It refuses who does not say who they are, which is an answer too. */
  @Override
  public boolean isReady() {
    try {
      return Http.send("GET", account().baseUrl().resolve("/"), null).status() == 401;
    } catch (IOException e) {
      return false;
    }
  }
}
