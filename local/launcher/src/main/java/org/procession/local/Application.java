package org.procession.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One of our own two applications. */
final class Application implements JvmPart {
  private final Site site;
  private final String name;
  private final String mainClass;
  private final Port port;
  private final Set<String> needs;

  private Application(Site site, String name, String mainClass, Port port, Set<String> needs) {
    this.site = site;
    this.name = name;
    this.mainClass = mainClass;
    this.port = port;
    this.needs = needs;
  }

  static Application api(Site site) {
    return new Application(
        site,
        "api",
        "org.procession.api.ApiApplication",
        Port.API,
        Set.of("postgres", "elasticsearch", "s3"));
  }

  static Application workers(Site site) {
    return new Application(
        site,
        "workers",
        "org.procession.workers.WorkersApplication",
        Port.WORKERS,
        Set.of("postgres", "elasticsearch", "zeebe", "mail", "sms", "clamav", "s3"));
  }

  /** The workers' program as one that does what these words say to the house, and ends. */
  static Command program(Site site, List<String> words) {
    return program(site, words, workers(site).environment());
  }

  /** The same with other settings, beside those that we have in our environment. */
  static Command program(Site site, List<String> words, Map<String, String> settings) {
    var workers = workers(site);
    var line = Stream.concat(Stream.of(workers.mainClass), words.stream()).toList();
    return workers.jvm().command(line).with(settings);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> needs() {
    return needs;
  }

  @Override
  public List<Port> ports() {
    return List.of(port);
  }

  @Override
  public String address() {
    return site.ports().http(port).toString();
  }

  /** Takes the jar apart when it is new: a JVM archives no classes of jars within a jar. */
  @Override
  public void prepare() throws IOException, InterruptedException {
    if (Files.exists(unpacked())) return;
    var beside = unpacked().resolveSibling("new");
    Folders.empty(beside);
    Programs.run(
        Command.of(
            Jvm.java(),
            "-Djarmode=tools",
            "-jar",
            packed().toString(),
            "extract",
            "--force",
            "--destination",
            beside.toString()),
        site.log(name));
    Files.move(beside, unpacked(), StandardCopyOption.ATOMIC_MOVE);
    removeOld();
  }

  /** The one before the newest may still run in another house. */
  private void removeOld() throws IOException {
    try (var builds = Files.list(unpacked().getParent())) {
      for (var old : builds.sorted(Comparator.reverseOrder()).skip(2).toList()) Folders.delete(old);
    }
  }

  @Override
  public Jvm jvm() {
    var jar = unpacked().resolve(packed().getFileName());
    return new Jvm(site, name, List.of(jar), mainClass, "-Xms128m", "-Xmx384m");
  }

  @Override
  public Command command() {
    return JvmPart.super.command().with(environment());
  }

  private Map<String, String> environment() {
    var ports = site.ports();
    var database = new Postgres(site).database("procession");
    var store = new S3(site).store();
    var sms = new Sms(site).account();
    var environment = new HashMap<String, String>();
    environment.put("SPRING_PROFILES_ACTIVE", "local");
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("SERVER_PORT", String.valueOf(ports.of(port)));
    environment.put("SPRING_DATASOURCE_URL", database.url());
    environment.put("SPRING_DATASOURCE_USERNAME", database.app().user());
    environment.put("SPRING_DATASOURCE_PASSWORD", database.app().password());
    environment.put("SPRING_FLYWAY_USER", database.owner().user());
    environment.put("SPRING_FLYWAY_PASSWORD", database.owner().password());
    environment.put("SPRING_ELASTICSEARCH_URIS", ports.http(Port.ELASTICSEARCH).toString());
    environment.put("SPRING_MAIL_HOST", "127.0.0.1");
    environment.put("SPRING_MAIL_PORT", String.valueOf(ports.of(Port.SMTP)));
    environment.put("PROCESSION_TWILIO_BASE_URL", sms.baseUrl().toString());
    environment.put("PROCESSION_TWILIO_ACCOUNT_SID", sms.accountSid());
    environment.put("PROCESSION_TWILIO_AUTH_TOKEN", sms.authToken());
    environment.put("PROCESSION_TWILIO_FROM", sms.from());
    environment.put("PROCESSION_CLAMAV_HOST", "127.0.0.1");
    environment.put("PROCESSION_CLAMAV_PORT", String.valueOf(ports.of(Port.CLAMAV)));
    environment.put("PROCESSION_S3_ENDPOINT", store.endpoint().toString());
    environment.put("PROCESSION_S3_ACCESS_KEY", store.accessKey());
    environment.put("PROCESSION_S3_SECRET_KEY", store.secretKey());
    environment.put("PROCESSION_ENGINE_GRPC", ports.http(Port.ZEEBE_GRPC).toString());
    environment.put("PROCESSION_ENGINE_RECORDS", ports.http(Port.OPENSEARCH).toString());
    environment.put("PROCESSION_ENGINE_REST", ports.http(Port.ZEEBE_REST).toString());
    environment.put(
        "PROCESSION_TASKLIST_URL", ports.http(Port.TASKLIST).resolve("/tasklist").toString());
    environment.put("PROCESSION_ISSUER", ports.http(Port.API).toString());
    environment.put("PROCESSION_SEAL_KEY", site.secrets().get("seal-key"));
    return Map.copyOf(environment);
  }

  @Override
  public boolean isReady() {
    return Http.isOk(site.ports().http(port).resolve("/actuator/health/readiness"));
  }

  private Path packed() {
    return site.checkout().application(name);
  }

  /** A folder for each build. */
  private Path unpacked() {
    long build = packed().toFile().lastModified();
    return site.checkout().workshop().resolve(name).resolve(String.valueOf(build));
  }
}
