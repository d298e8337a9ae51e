package org.procession.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@code run/house.json}: tells programs how to reach the house and with which
 * credentials.
 */
record HouseFile(Path path) {
  static HouseFile of(Site site) {
    return new HouseFile(site.run().resolve("house.json"));
  }

  /**
   * @param ready whether all parts answer; before that they are starting
   */
  void write(Site site, List<Part> parts, int portOffset, boolean ready) throws IOException {
    var house = new LinkedHashMap<String, Object>();
    house.put("ready", ready);
    house.put("portOffset", portOffset);
    house.put("addresses", parts.stream().collect(Collectors.toMap(Part::name, Part::address)));
    house.put(
        "ports",
        Arrays.stream(Port.values()).collect(Collectors.toMap(Port::label, site.ports()::of)));
    house.put("database", new Postgres(site).database("procession"));
    house.put("people", Person.all());
    PrivateFile.write(
        path,
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(house) + "\n");
  }

  /** Whether all parts answered when the house was started last. */
  static boolean isReady(Path home) throws IOException {
    return read(home).path("ready").asBoolean(false);
  }

  /** The names of the parts that the house was last started with. */
  static Set<String> parts(Path home) throws IOException {
    return Set.copyOf(read(home).path("addresses").propertyNames());
  }

  /** The offset with which the house was started last; 0 when it never was. */
  static int portOffset(Path home) throws IOException {
    return read(home).path("portOffset").asInt(0);
  }

  private static JsonNode read(Path home) throws IOException {
    var path = home.resolve("run/house.json");
    return JsonMapper.shared().readTree(Files.exists(path) ? Files.readString(path) : "{}");
  }
}
