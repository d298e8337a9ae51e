package org.procession.local;

import java.util.List;

/** Elasticsearch, which answers the searches. */
final class Elasticsearch implements JvmPart {
  private final Site site;

  Elasticsearch(Site site) {
    this.site = site;
  }

  @Override
  public String name() {
    return "elasticsearch";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.ELASTICSEARCH, Port.ELASTICSEARCH_TRANSPORT);
  }

  @Override
  public String address() {
    return site.ports().http(Port.ELASTICSEARCH).toString();
  }

  @Override
  public Jvm jvm() {
    return new Jvm(
            site,
            name(),
            site.checkout().classPath("elasticsearch"),
            "org.procession.local.elasticsearch.ElasticsearchNode",
            "-Xms256m",
            "-Xmx512m",
            "-Dlog4j2.disable.jmx=true",
            "-Dorg.elasticsearch.nativeaccess.enableVectorLibrary=false")
        .with(
            site.data(name()),
            site.ports().of(Port.ELASTICSEARCH),
            site.ports().of(Port.ELASTICSEARCH_TRANSPORT));
  }

  @Override
  public boolean isReady() {
    return Http.isOk(
        site.ports()
            .http(Port.ELASTICSEARCH)
            .resolve("/_cluster/health?wait_for_status=yellow&timeout=1s"));
  }
}
