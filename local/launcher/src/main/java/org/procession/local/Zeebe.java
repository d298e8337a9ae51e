package org.procession.local;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Camunda's engine: broker and gateway in one process. */
final class Zeebe implements JvmPart {
  private final Site site;
  private final boolean underTest;
  private final List<String> tenants;

  private Zeebe(Site site, boolean underTest, List<String> tenants) {
    this.site = site;
    this.underTest = underTest;
    this.tenants = tenants;
  }

  /** The engine of a house: tells OpenSearch what happens, from where Tasklist shows it. */
  static Zeebe inHouse(Site site) {
    return new Zeebe(site, false, List.of());
  }

  /**
   * The engine alone, for tests of models: its clock can be moved, and the record tap tells what
   * happens.
   */
  static Zeebe underTest(Site site) {
    return underTest(site, List.of());
  }

  /**
   * The same, which keeps tenants apart.
   *
   * @param tenants that there are, for everybody; none for an engine that knows no tenants
   */
  static Zeebe underTest(Site site, List<String> tenants) {
    return new Zeebe(site, true, List.copyOf(tenants));
  }

  @Override
  public String name() {
    return "zeebe";
  }

  @Override
  public Set<String> needs() {
    return underTest ? Set.of() : Set.of("opensearch");
  }

  @Override
  public List<Port> ports() {
    return List.of(
        Port.ZEEBE_GRPC,
        Port.ZEEBE_COMMAND,
        Port.ZEEBE_INTERNAL,
        Port.ZEEBE_REST,
        Port.ZEEBE_MANAGEMENT);
  }

  @Override
  public String address() {
    return "%s (gRPC), %s (REST)"
        .formatted(site.ports().http(Port.ZEEBE_GRPC), site.ports().http(Port.ZEEBE_REST));
  }

  @Override
  public void prepare() throws IOException {
    var common =
        """
        server: {address: 127.0.0.1, port: %d}
        management: {server: {address: 127.0.0.1, port: %d}}
        zeebe:
          broker:
            network:
              host: 127.0.0.1
              commandApi: {port: %d}
              internalApi: {port: %d}
            gateway:
              network: {host: 127.0.0.1, port: %d}
              multiTenancy: {enabled: %s}
              interceptors: [%s]
            data:
              directory: "%s"
              logSegmentSize: 16MB
              disk:
                freeSpace: {processing: 500MB, replication: 250MB}
        """
            .formatted(
                number(Port.ZEEBE_REST),
                number(Port.ZEEBE_MANAGEMENT),
                number(Port.ZEEBE_COMMAND),
                number(Port.ZEEBE_INTERNAL),
                number(Port.ZEEBE_GRPC),
                !tenants.isEmpty(),
                tenants.isEmpty()
                    ? ""
                    : "{id: tenants, className: org.procession.local.camunda.OpenTenants}",
                site.data(name()));
    Camunda.configure(site, name(), common + (underTest ? tap() : openSearch()));
  }

  private String tap() {
    return """
            exporters:
              tap:
                className: org.procession.local.camunda.RecordTap
                args: {port: %d}
          clock: {controlled: true}
        """
        .formatted(number(Port.ZEEBE_TAP));
  }

  /**
   * Messages and their subscriptions nobody reads there: what waits for one is told beside the
   * instance.
   */
  private String openSearch() {
    return """
            exporters:
              opensearch:
                className: io.camunda.zeebe.exporter.opensearch.OpensearchExporter
                args:
                  url: %s
                  bulk: {delay: 1, size: 1000}
                  index:
                    prefix: zeebe-record
                    createTemplate: true
                    numberOfShards: 1
                    numberOfReplicas: 0
                    message: false
                    messageSubscription: false
                    messageStartEventSubscription: false
        """
        .formatted(site.ports().http(Port.OPENSEARCH));
  }

  @Override
  public Jvm jvm() {
    return Camunda.program(
        site,
        name(),
        "io.camunda.application.StandaloneBroker",
        "-Xms256m",
        "-Xmx768m",
        "-Dprocession.tenants=" + String.join(",", tenants));
  }

  @Override
  public boolean isReady() {
    return Http.isOk(
        site.ports().http(Port.ZEEBE_MANAGEMENT).resolve("/actuator/health/readiness"));
  }

  private int number(Port port) {
    return site.ports().of(port);
  }
}
