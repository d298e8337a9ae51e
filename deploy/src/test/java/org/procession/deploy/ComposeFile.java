package org.procession.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What {@code compose.yaml} says. */
record ComposeFile(String text, Map<String, Object> content) {

  /** A variable of the surroundings; not one of a container's own, which has two dollar signs. */
  private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{?([A-Z][A-Z0-9_]*)");

  static ComposeFile read() {
    try {
      var text = Files.readString(Path.of("compose.yaml"));
      return new ComposeFile(text, new Yaml().load(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Service> services() {
    return map(content, "services").entrySet().stream()
        .map(service -> new Service(service.getKey(), cast(service.getValue())))
        .toList();
  }

  Service service(String name) {
    return services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The names of the networks, volumes or configs at the top. */
  Set<String> names(String kind) {
    return map(content, kind).keySet();
  }

  /** Each variable that is taken from the surroundings. */
  Set<String> variables() {
    return VARIABLE
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  /** One service, with what it takes from the templates. */
  record Service(String name, Map<String, Object> content) {

    @Override
    public String toString() {
      return name;
    }

    /** Whether it does something once and ends. */
    boolean ends() {
      return "no".equals(content.get("restart"));
    }

    String text(String key) {
      return String.valueOf(content.get(key));
    }

    List<String> list(String key) {
      return content.get(key) instanceof List<?> values
          ? values.stream().map(String::valueOf).toList()
          : List.of();
    }

    Map<String, Object> map(String... path) {
      var found = content;
      for (var key : path) {
        found = ComposeFile.map(found, key);
      }
      return found;
    }

    /** What it mounts from the volumes at the top. */
    Stream<String> volumes() {
      return list("volumes").stream()
          .map(volume -> volume.substring(0, volume.indexOf(':')))
          .filter(volume -> !volume.startsWith("."));
    }
  }

  static Map<String, Object> map(Map<String, Object> parent, String key) {
    return parent.containsKey(key) ? cast(Objects.requireNonNull(parent.get(key))) : Map.of();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cast(Object value) {
    return (Map<String, Object>) value;
  }
}
