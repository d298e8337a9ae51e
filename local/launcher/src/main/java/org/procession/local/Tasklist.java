package org.procession.local;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Camunda's Tasklist, where staff do their tasks. */
final class Tasklist implements JvmPart {
  /**
   * Tasklist's own indices of those who may log in and of forms, named after the version of their
   * schema.
   */
  private static final String USERS = "/tasklist-user-1.4.0_/";

  private static final String FORMS = "/tasklist-form-8.4.0_/";

  /** What the engine has told of forms. */
  private static final String DEPLOYED_FORMS = "/zeebe-record_form*/";

  private static final Duration FORMS_PATIENCE = Duration.ofMinutes(1);

  private final Site site;

  Tasklist(Site site) {
    this.site = site;
  }

  @Override
  public String name() {
    return "tasklist";
  }

  @Override
  public Set<String> needs() {
    return Set.of("opensearch", "zeebe");
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.TASKLIST, Port.TASKLIST_MANAGEMENT, Port.TASKLIST_CLUSTER);
  }

  @Override
  public String address() {
    return site.ports().http(Port.TASKLIST) + "/tasklist";
  }

  @Override
  public void prepare() throws IOException {
    var storage = site.ports().http(Port.OPENSEARCH);
    Camunda.configure(
        site,
        name(),
        """
        server: {address: 127.0.0.1, port: %d}
        management: {server: {address: 127.0.0.1, port: %d}}
        zeebe: {gateway: {cluster: {host: 127.0.0.1, port: %d}}}
        camunda:
          tasklist:
            database: opensearch
            # The archiver needs index state management, which a bare OpenSearch lacks.
            archiverEnabled: false
            openSearch: {clusterName: opensearch, url: "%s", numberOfReplicas: 0}
            zeebeOpenSearch: {clusterName: opensearch, url: "%s", prefix: zeebe-record}
            zeebe: {gatewayAddress: "127.0.0.1:%d", restAddress: "%s"}
            importer: {readerBackoff: 200, schedulerBackoff: 200}
        """
            .formatted(
                site.ports().of(Port.TASKLIST),
                site.ports().of(Port.TASKLIST_MANAGEMENT),
                site.ports().of(Port.TASKLIST_CLUSTER),
                storage,
                storage,
                site.ports().of(Port.ZEEBE_GRPC),
                site.ports().http(Port.ZEEBE_REST)));
  }

  @Override
  public Jvm jvm() {
    return Camunda.program(
        site, name(), "io.camunda.application.StandaloneTasklist", "-Xms256m", "-Xmx512m");
  }

  @Override
  public boolean isReady() {
    return Http.isOk(
        site.ports().http(Port.TASKLIST_MANAGEMENT).resolve("/actuator/health/readiness"));
  }

  /** Lets everyone log in. */
  @Override
  public void furnish() throws IOException {
    for (var person : Person.all()) letIn(person);
  }

  /**
   * Waits until all forms of deployed models have arrived: a task that arrives before its form
   * never gets it.
   */
  void awaitForms() throws InterruptedException {
    long end = System.nanoTime() + FORMS_PATIENCE.toNanos();
    while (!hasForms() && System.nanoTime() < end) Thread.sleep(100);
  }

  private boolean hasForms() {
    try {
      int deployed = count(DEPLOYED_FORMS);
      return deployed > 0 && count(FORMS) >= deployed;
    } catch (IOException e) {
      return false;
    }
  }

  private int count(String index) throws IOException {
    var answer =
        Http.send("GET", site.ports().http(Port.OPENSEARCH).resolve(index + "_count"), null);
    return JsonMapper.shared().readTree(answer.body()).path("count").asInt();
  }

  private void letIn(Person person) throws IOException {
    var document = site.ports().http(Port.OPENSEARCH).resolve(USERS + "_doc/" + person.login());
    if (Http.isOk(document)) return;
    var user =
        Map.of(
            "id", person.login(),
            "userId", person.login(),
            "displayName", person.name(),
            "password", "{noop}" + person.password(),
            "roles", List.of("OPERATOR"));
    var answer =
        Http.send(
            "PUT",
            URI.create(document + "?refresh=true"),
            JsonMapper.shared().writeValueAsString(user));
    if (answer.status() >= 300)
      throw new IOException(
          "Tasklist did not take the login " + person.login() + ": " + answer.body());
  }
}
