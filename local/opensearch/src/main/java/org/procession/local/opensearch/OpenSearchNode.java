package org.procession.local.opensearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.mapper.MapperExtrasPlugin;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.join.ParentJoinPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * One OpenSearch node on the loopback address, with the modules that Camunda's web applications
 * use.
 */
final class OpenSearchNode extends Node {
  private static final String NAME = "opensearch";

  private static final List<Class<? extends Plugin>> PLUGINS =
      List.of(
          CommonAnalysisPlugin.class,
          MapperExtrasPlugin.class,
          Netty4Plugin.class,
          PainlessPlugin.class,
          ParentJoinPlugin.class,
          ReindexPlugin.class);

  private OpenSearchNode(Settings settings) {
    super(
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> NAME),
        PLUGINS,
        false);
  }

  /**
   * Runs a node until the JVM is asked to end. Arguments: its folder, its HTTP port, its transport
   * port.
   */
  public static void main(String... arguments) throws Exception {
    LogConfigurator.registerErrorListener();
    LogConfigurator.setNodeName(NAME);
    var node =
        new OpenSearchNode(
            settings(Path.of(arguments[0]).toAbsolutePath(), arguments[1], arguments[2]));
    Runtime.getRuntime().addShutdownHook(new Thread(node::shutDown, "shutdown"));
    node.start();
    new CountDownLatch(1).await(); // its own threads are daemons
  }

  private static Settings settings(Path home, String httpPort, String transportPort)
      throws IOException {
    for (var folder : List.of("config", "data", "logs", "modules", "plugins")) {
      Files.createDirectories(home.resolve(folder));
    }
    return Settings.builder()
        .put("path.home", home.toString())
        .put("cluster.name", NAME)
        .put("node.name", NAME)
        .put("discovery.type", "single-node")
        .put("network.host", "127.0.0.1")
        .put("http.port", httpPort)
        .put("http.type", "netty4")
        .put("transport.port", transportPort)
        .put("transport.type", "netty4")
        // Shares of the disk would stop all writes on a large, well-filled one.
        .put("cluster.routing.allocation.disk.watermark.low", "1gb")
        .put("cluster.routing.allocation.disk.watermark.high", "750mb")
        .put("cluster.routing.allocation.disk.watermark.flood_stage", "500mb")
        .build();
  }

  private void shutDown() {
    try {
      close();
      awaitClose(20, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new IllegalStateException("The node did not close.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
