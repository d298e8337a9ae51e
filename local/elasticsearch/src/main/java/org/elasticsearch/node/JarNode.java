package org.elasticsearch.node;

import java.util.List;
import org.elasticsearch.env.Environment;
import org.elasticsearch.plugins.JarPluginsService;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.plugins.PluginsService;

/**
 * A node whose plugins come from the class path instead of the folders of a distribution. It lives
 * in Elasticsearch's package because the way a node is put together is package-private there.
 */
public final class JarNode extends Node {
  /** Builds the node; {@link #start()} starts it. */
  public JarNode(Environment environment, List<Class<? extends Plugin>> plugins) {
    super(NodeConstruction.prepareConstruction(environment, null, pluginsFrom(plugins), true));
  }

  private static NodeServiceProvider pluginsFrom(List<Class<? extends Plugin>> plugins) {
    return new NodeServiceProvider() {
      @Override
      PluginsService newPluginService(Environment environment, PluginsLoader ignored) {
        return new JarPluginsService(environment, plugins);
      }
    };
  }
}
