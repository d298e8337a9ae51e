package org.procession.local.elasticsearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.JarNode;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/** One Elasticsearch node on the loopback address. */
final class ElasticsearchNode {
  private static final String NAME = "procession";

  private ElasticsearchNode() {}

  /**
   * Runs a node until the JVM is asked to end. Arguments: its folder, its HTTP port, its transport
   * port.
   */
  public static void main(String... arguments) throws Exception {
    var home = Path.of(arguments[0]).toAbsolutePath();
    var node = node(home, arguments[1], arguments[2]);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "shutdown"));
    node.start();
    new CountDownLatch(1).await(); // its own threads are daemons
  }

  private static JarNode node(Path home, String httpPort, String transportPort) throws IOException {
    var config = Files.createDirectories(home.resolve("config"));
    for (var folder : List.of("data", "lib", "logs", "modules", "plugins")) {
      Files.createDirectories(home.resolve(folder));
    }
    System.setProperty("es.path.home", home.toString());
    System.setProperty("es.path.conf", config.toString());
    var settings =
        Settings.builder()
            .put("path.home", home.toString())
            .put("path.data", home.resolve("data").toString())
            .put("path.logs", home.resolve("logs").toString())
            .put("cluster.name", NAME)
            .put("node.name", NAME)
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", httpPort)
            .put("transport.port", transportPort)
            // Shares of the disk would stop all writes on a large, well-filled one.
            .put("cluster.routing.allocation.disk.watermark.low", "1gb")
            .put("cluster.routing.allocation.disk.watermark.high", "750mb")
            .put("cluster.routing.allocation.disk.watermark.flood_stage", "500mb")
            .build();
    LogConfigurator.registerErrorListener();
    LogConfigurator.setClusterName(NAME);
    LogConfigurator.setNodeName(NAME);
    LogConfigurator.configureWithoutConfig(settings);
    var environment =
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), config, () -> NAME);
    return new JarNode(
        environment, List.of(Netty4Plugin.class, AnalysisPlugin.class, RootPlugin.class));
  }

  private static void close(JarNode node) {
    try {
      node.close();
      node.awaitClose(20, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new IllegalStateException("The node did not close.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
