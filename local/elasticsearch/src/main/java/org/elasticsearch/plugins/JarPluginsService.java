package org.elasticsearch.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.Build;
import org.elasticsearch.action.admin.cluster.node.info.PluginsAndModules;
import org.elasticsearch.env.Environment;
import org.elasticsearch.plugins.spi.SPIClassIterator;

/**
 * Plugins that are classes of the class path; a distribution would load each from a folder and a
 * class loader.
 */
public final class JarPluginsService extends PluginsService {
  private final List<LoadedPlugin> loaded;

  /** Loads the given plugins in their order. */
  public JarPluginsService(Environment environment, List<Class<? extends Plugin>> plugins) {
    super(
        environment.settings(),
        environment.configDir(),
        PluginsLoader.createPluginsLoader(Set.of(), Set.of(), Map.of(), false));
    loaded = plugins.stream().map(type -> load(type, environment)).toList();
  }

  private LoadedPlugin load(Class<? extends Plugin> type, Environment environment) {
    var plugin = loadPlugin(type, environment.settings(), environment.configDir());
    return new LoadedPlugin(descriptor(type), plugin, type.getClassLoader());
  }

  private static PluginDescriptor descriptor(Class<? extends Plugin> type) {
    return new PluginDescriptor(
        type.getName(),
        type.getSimpleName(),
        "NA",
        Build.current().version(),
        String.valueOf(Runtime.version().feature()),
        type.getName(),
        null,
        List.of(),
        false,
        false,
        false,
        false,
        PluginDescriptor.DeploymentTarget.ALL);
  }

  /** The superclass asks while it is being constructed, when nothing is loaded yet. */
  @Override
  protected List<LoadedPlugin> plugins() {
    return loaded == null ? List.of() : loaded;
  }

  @Override
  public PluginsAndModules info() {
    return new PluginsAndModules(List.of(), loaded.stream().map(LoadedPlugin::descriptor).toList());
  }

  /**
   * All plugins share one class loader, which names every provider once for each of them; one of
   * each is enough.
   */
  @Override
  public <T> List<? extends T> loadServiceProviders(Class<T> service) {
    var plugin = loaded.getFirst();
    var providers = new ArrayList<T>();
    SPIClassIterator.get(service, plugin.classLoader())
        .forEachRemaining(type -> providers.add(createExtension(type, service, plugin.instance())));
    return List.copyOf(providers);
  }
}
