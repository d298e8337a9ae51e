package org.procession.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.camunda.client.protocol.rest.OwnerTypeEnum;
import io.camunda.client.protocol.rest.PermissionTypeEnum;
import io.camunda.client.protocol.rest.ResourceTypeEnum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.procession.deploy.ComposeFile.Service;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ComposeFileTest {

  private static final ComposeFile COMPOSE = ComposeFile.read();

  private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|_KEY|TOKEN|CREDENTIAL");

  /** Demanded of the surroundings, or empty without them; in no case a secret of ours. */
  private static final Pattern FROM_OUTSIDE = Pattern.compile("\\$\\{[A-Z0-9_]+(:\\?|:-)}");

  static List<Service> services() {
    return COMPOSE.services();
  }

  static Stream<Service> lasting() {
    return services().stream().filter(service -> !service.ends());
  }

  @Test
  void fitsTheSchemaOfCompose() {
    var mapper = JsonMapper.shared();
    var definition =
        (ObjectNode) mapper.readTree(getClass().getResourceAsStream("/compose-spec.json"));
    // Neither of the two is an address, as the standard asks for.
    definition.remove(List.of("$id", "$schema"));
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(definition);

    assertThat(schema.validate(mapper.valueToTree(COMPOSE.content()))).isEmpty();
    assertThat(schema.validate(mapper.valueToTree(Map.of("services", Map.of("api", "none")))))
        .as("what is wrong is found")
        .isNotEmpty();
  }

  @Test
  void hasEveryPartOfTheHouse() {
    assertThat(services())
        .extracting(Service::name)
        .contains("postgres", "elasticsearch", "camunda", "s3", "mail", "clamav", "workers", "api");
  }

  @ParameterizedTest
  @MethodSource("services")
  void namesTheVersionOfEachImage(Service service) {
    assertThat(service.text("image")).matches("[a-z0-9/-]+:v?\\d+\\.\\d+[\\w.-]*");
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void checksTheHealthOfEachService(Service service) {
    assertThat(service.map("healthcheck")).containsKeys("test", "interval", "timeout", "retries");
    assertThat(service.text("restart")).isEqualTo("unless-stopped");
  }

  @ParameterizedTest
  @MethodSource("services")
  void limitsWhatEachServiceTakes(Service service) {
    assertThat(service.map("deploy", "resources", "limits"))
        .containsOnlyKeys("cpus", "memory", "pids");
  }

  @ParameterizedTest
  @MethodSource("services")
  void runsNothingAsRootThatOthersReach(Service service) {
    assertThat(service.content()).containsKey("user");
    if (service.text("user").matches("(root|0)(:.*)?")) {
      assertThat(service.ends()).isTrue();
      assertThat(service.text("network_mode")).isEqualTo("none");
      assertThat(service.list("cap_add")).containsExactly("CHOWN");
    } else {
      assertThat(service.list("cap_add")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void takesAwayWhatNoServiceNeeds(Service service) {
    assertThat(service.list("cap_drop")).containsExactly("ALL");
    assertThat(service.list("security_opt")).containsExactly("no-new-privileges:true");
    assertThat(service.content()).doesNotContainKeys("privileged", "pid", "ipc", "devices");
    if (!service.name().equals("elasticsearch")) {
      assertThat(service.content()).containsEntry("read_only", true);
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void startsAfterWhatItNeedsIsThere(Service service) {
    assertThat(service.map("depends_on"))
        .allSatisfy(
            (name, how) ->
                assertThat(how)
                    .isEqualTo(
                        Map.of(
                            "condition",
                            COMPOSE.service(name).ends()
                                ? "service_completed_successfully"
                                : "service_healthy")));
  }

  @Test
  void startsTheApplicationsLast() {
    assertThat(COMPOSE.service("workers").map("depends_on"))
        .containsOnlyKeys("postgres", "elasticsearch", "camunda", "s3", "mail", "clamav");
    assertThat(COMPOSE.service("api").map("depends_on"))
        .containsOnlyKeys("postgres", "elasticsearch", "camunda", "s3");
  }

  @ParameterizedTest
  @MethodSource("services")
  void isReachedFromThisMachineOnly(Service service) {
    var ports = service.list("ports");
    assertThat(ports).allMatch(port -> port.startsWith("127.0.0.1:"));
    if (!Set.of("api", "camunda", "s3", "mail").contains(service.name())) {
      assertThat(ports).isEmpty();
    }
    if (!ports.isEmpty()) {
      assertThat(service.list("networks")).contains("front");
    }
  }

  @Test
  void keepsTheNetworkOfTheDataToItself() {
    assertThat(ComposeFile.map(ComposeFile.map(COMPOSE.content(), "networks"), "data"))
        .containsEntry("internal", true);
    assertThat(List.of("postgres", "elasticsearch"))
        .allSatisfy(
            name -> assertThat(COMPOSE.service(name).list("networks")).containsExactly("data"));
  }

  @ParameterizedTest
  @MethodSource("services")
  void holdsNoSecret(Service service) {
    assertThat(service.map("environment"))
        .allSatisfy(
            (name, value) -> {
              if (SECRET.matcher(name).find()) {
                assertThat(String.valueOf(value)).matches(FROM_OUTSIDE);
              }
            });
  }

  @Test
  void tellsOfEachVariableInTheExample() throws IOException {
    assertThat(example().keySet()).isEqualTo(COMPOSE.variables());
  }

  @Test
  void leavesEachSecretOfTheExampleToBeFilledIn() throws IOException {
    assertThat(example())
        .allSatisfy(
            (name, value) -> {
              if (SECRET.matcher(name).find()) {
                assertThat(value).isEmpty();
              }
            });
  }

  @Test
  void declaresWhatItUsesAndUsesWhatItDeclares() {
    assertThat(services().stream().flatMap(Service::volumes).collect(Collectors.toSet()))
        .isEqualTo(COMPOSE.names("volumes"));
    assertThat(
            services().stream()
                .flatMap(service -> service.list("networks").stream())
                .collect(Collectors.toSet()))
        .isEqualTo(COMPOSE.names("networks"));
    assertThat(ComposeFile.map(COMPOSE.content(), "configs").values())
        .allSatisfy(
            config ->
                assertThat(Path.of(String.valueOf(((Map<?, ?>) config).get("file")))).exists());
  }

  @Test
  void runsTheVersionsThatTheTestsRun() throws IOException {
    assertThat(COMPOSE.service("elasticsearch").text("image"))
        .endsWith(":" + property("local/elasticsearch", "elasticsearch.version"));
    assertThat(COMPOSE.service("s3").text("image"))
        .endsWith(":" + property("local/s3", "s3proxy.version"));
    assertThat(COMPOSE.service("postgres").text("image") + ".0")
        .startsWith(
            "postgres:"
                + property("local/launcher", "postgres-binaries.version")
                    .replaceFirst("\\.0$", ""));
  }

  @Test
  void givesCamundasLoginsPermissionsThatCamundaHas() throws IOException {
    Map<String, Object> settings = new Yaml().load(Files.readString(Path.of("camunda.yaml")));
    for (var key : List.of("camunda", "security", "initialization")) {
      settings = ComposeFile.map(settings, key);
    }
    assertThat((List<?>) settings.get("authorizations"))
        .isNotEmpty()
        .allSatisfy(
            authorization -> {
              var given = (Map<?, ?>) authorization;
              assertThat(OwnerTypeEnum.fromValue(given.get("ownerType").toString()))
                  .isEqualTo(OwnerTypeEnum.USER);
              assertThat(ResourceTypeEnum.fromValue(given.get("resourceType").toString()))
                  .isNotEqualTo(ResourceTypeEnum.UNKNOWN_DEFAULT_OPEN_API);
              assertThat((List<?>) given.get("permissions"))
                  .isNotEmpty()
                  .allSatisfy(
                      permission ->
                          assertThat(PermissionTypeEnum.fromValue(permission.toString()))
                              .isNotEqualTo(PermissionTypeEnum.UNKNOWN_DEFAULT_OPEN_API));
            });
  }

  /** What can be set in the file {@code .env}, also what is only suggested there. */
  private static Map<String, String> example() throws IOException {
    try (var lines = Files.lines(Path.of(".env.example"))) {
      return lines
          .filter(line -> line.matches("#?[A-Z0-9_]+=.*"))
          .map(line -> line.replaceFirst("^#", "").split("=", 2))
          .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
  }

  private static String property(String module, String name) throws IOException {
    var found =
        Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<")
            .matcher(Files.readString(Path.of("..", module, "pom.xml")));
    assertThat(found.find()).as(name + " of " + module).isTrue();
    return found.group(1);
  }
}
