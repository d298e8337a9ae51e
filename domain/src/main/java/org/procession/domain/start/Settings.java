package org.procession.domain.start;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The settings that a program is started with. */
public final class Settings {

  /** Hosts with which a program may talk in plain text, as nobody else is on the network there. */
  static final String TRUSTED_HOSTS = "procession.trusted-hosts";

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|(0+:){7}0*1)]?");

  private final Environment environment;
  private final Binder binder;

  public Settings(Environment environment) {
    this.environment = environment;
    this.binder = Binder.get(environment);
  }

  /** Whether it runs on one machine, for one person, with secrets that everyone may know. */
  public boolean isLocal() {
    return environment.acceptsProfiles(Profiles.of("local"));
  }

  /** A setting without blanks around it; empty when it is not set. */
  public String text(String name) {
    return environment.getProperty(name, "").strip();
  }

  /** A setting of several values; none when it is not set. */
  List<String> texts(String name) {
    return binder.bind(name, Bindable.listOf(String.class)).orElse(List.of()).stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  boolean isTrue(String name) {
    return text(name).equalsIgnoreCase("true");
  }

  /** Whether plain text to and from a host is read by nobody else. */
  public boolean isPrivate(String host) {
    return isLoopback(host) || texts(TRUSTED_HOSTS).contains(host);
  }

  /** Whether it is this machine itself. Names are not looked up, as others could change them. */
  public static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  /** What the setting is called in the environment of a process. */
  public static String variable(String name) {
    return name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  /** How a host is said to be trusted. */
  public static String trust(String host) {
    return "or, when nobody else is on the network between, name it: %s=%s"
        .formatted(variable(TRUSTED_HOSTS), host);
  }
}
