package org.procession.local;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Camunda's Operate, for a look into running instances. */
final class Operate implements JvmPart {
  private final Site site;

  Operate(Site site) {
    this.site = site;
  }

  @Override
  public String name() {
    return "operate";
  }

  @Override
  public Set<String> needs() {
    return Set.of("opensearch", "zeebe");
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.OPERATE, Port.OPERATE_MANAGEMENT, Port.OPERATE_CLUSTER);
  }

  @Override
  public String address() {
    return site.ports().http(Port.OPERATE) + "/operate";
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
          operate:
            database: opensearch
            # The archiver needs index state management, which a bare OpenSearch lacks.
            archiverEnabled: false
            openSearch: {clusterName: opensearch, url: "%s", numberOfReplicas: 0}
            zeebeOpenSearch: {clusterName: opensearch, url: "%s", prefix: zeebe-record}
            zeebe: {gatewayAddress: "127.0.0.1:%d"}
        """
            .formatted(
                site.ports().of(Port.OPERATE),
                site.ports().of(Port.OPERATE_MANAGEMENT),
                site.ports().of(Port.OPERATE_CLUSTER),
                storage,
                storage,
                site.ports().of(Port.ZEEBE_GRPC)));
  }

  @Override
  public Jvm jvm() {
    return Camunda.program(
        site, name(), "io.camunda.application.StandaloneOperate", "-Xms256m", "-Xmx512m");
  }

  @Override
  public boolean isReady() {
    return Http.isOk(
        site.ports().http(Port.OPERATE_MANAGEMENT).resolve("/actuator/health/readiness"));
  }
}
