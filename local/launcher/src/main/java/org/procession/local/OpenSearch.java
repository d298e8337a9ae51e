package org.procession.local;

import java.util.List;

/**
 * OpenSearch, in which Camunda's web applications keep what they show. Nothing of ours is in it.
 */
final class OpenSearch implements JvmPart {
  private final Site site;

  OpenSearch(Site site) {
    this.site = site;
  }

  @Override
  public String name() {
    return "opensearch";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.OPENSEARCH, Port.OPENSEARCH_TRANSPORT);
  }

  @Override
  public String address() {
    return site.ports().http(Port.OPENSEARCH).toString();
  }

  @Override
  public Jvm jvm() {
    return new Jvm(
            site,
            name(),
            site.checkout().classPath("opensearch"),
            "org.procession.local.opensearch.OpenSearchNode",
            "-Xms256m",
            "-Xmx768m",
            "-Dlog4j2.disable.jmx=true")
        .with(
            site.data(name()),
            site.ports().of(Port.OPENSEARCH),
            site.ports().of(Port.OPENSEARCH_TRANSPORT));
  }

  @Override
  public boolean isReady() {
    return Http.isOk(
        site.ports()
            .http(Port.OPENSEARCH)
            .resolve("/_cluster/health?wait_for_status=yellow&timeout=1s"));
  }
}
