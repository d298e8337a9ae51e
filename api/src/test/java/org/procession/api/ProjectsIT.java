package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ProjectsIT {

  private static final String PATH = "/api/projects/projects";

  /** A proposal that is right in everything; the guest answers for it. */
  private static final String PROPOSAL =
      """
      {
        "title": "New warehouse",
        "description": "Shelves for everything.",
        "sponsor": "guest",
        "budget": "20000.00",
        "currency": "EUR",
        "startsOn": "2027-01-04",
        "endsOn": "2027-06-30",
        "risk": "LOW",
        "members": [{"user": "clerk", "role": "MANAGER"}],
        "milestones": [{"title": "Go live", "dueOn": "2027-06-30"}]
      }
      """;

  @Autowired private House house;
  private TenantId tenant;
  private Client clerk;

  @BeforeEach
  void tenant() {
    tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
  }

  @Test
  void goesWithAProjectFromItsProposalToItsTimeline() {
    var created = clerk.post(PATH, PROPOSAL);
    var project = created.answered(201);
    var address = created.header("Location");
    assertThat(address).isEqualTo(PATH + "/" + project.path("id").asString());
    assertThat(project.path("status").asString()).isEqualTo("DRAFT");
    assertThat(project.path("budget").asString()).isEqualTo("20000.00");
    assertThat(project.at("/members/0").toString())
        .isEqualTo("{\"user\":\"clerk\",\"role\":\"MANAGER\"}");
    assertThat(project.at("/milestones/0").toString())
        .isEqualTo("{\"title\":\"Go live\",\"dueOn\":\"2027-06-30\"}");
    assertThat(project.has("clientId")).isFalse();
    assertThat(project.has("submittedBy")).isFalse();

    var submitted = clerk.post(address + "/submit").answered(202);
    assertThat(submitted.path("status").asString()).isEqualTo("SUBMITTED");
    assertThat(submitted.path("round").asInt()).isEqualTo(1);

    var read = clerk.get(address).answered(200);
    assertThat(read.path("submittedBy").asString()).isEqualTo("clerk");
    assertThat(clerk.get(PATH).answered(200).at("/items/0")).isEqualTo(read);

    var timeline =
        clerk.get("/api/timeline?subject=project:" + project.path("id").asString()).answered(200);
    assertThat(timeline.path("items").valueStream().map(event -> event.path("kind").asString()))
        .containsExactly("projects.projectSubmitted", "projects.projectCreated");
  }

  @Test
  void proposesAndSubmitsInOneRequest() {
    var project = clerk.post(PATH, with("\"submit\": true,")).answered(201);
    assertThat(project.path("status").asString()).isEqualTo("SUBMITTED");
    assertThat(project.path("submittedBy").asString()).isEqualTo("clerk");
  }

  @Test
  void submitsInOneRequestOnlyForWhoMaySubmit() {
    var drafter = house.whoMay(tenant, "projects.project.create");
    house.unchanged(
        () ->
            drafter.post(PATH, with("\"submit\": true,")).refused(403, "PERMISSION_MISSING", null));
    drafter.post(PATH, PROPOSAL).answered(201);
  }

  @Test
  void refusesAProposalOfWhichTheSubmitterIsTheSponsor() {
    var own = PROPOSAL.replace("\"guest\"", "\"clerk\"");
    house.unchanged(
        () ->
            clerk
                .post(PATH, own.replaceFirst("\\{", "{\"submit\": true,"))
                .refused(409, "PROJECT_SUBMITTER_IS_SPONSOR", null));
    var address = clerk.post(PATH, own).header("Location");
    house.unchanged(
        () -> clerk.post(address + "/submit").refused(409, "PROJECT_SUBMITTER_IS_SPONSOR", null));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      quoteCharacter = '`',
      value = {
        "`\"2027-06-30\",\n"
            + "  \"risk\"`, `\"2027-01-03\",\n"
            + "  \"risk\"`, PROJECT_DATES_INVALID, endsOn",
        "`\"20000.00\"`, `\"0\"`, PROJECT_BUDGET_MISSING, budget",
        "`\"20000.00\"`, `\"-1.00\"`, PROJECT_BUDGET_MISSING, budget",
        "`\"20000.00\"`, `\"1.001\"`, AMOUNT_TOO_PRECISE, budget",
        "`\"EUR\"`, `\"XYZ\"`, UNKNOWN_CURRENCY, currency",
        "`\"EUR\"`, `\"BRL\"`, EXCHANGE_RATE_MISSING, currency",
        "`\"guest\"`, `\"ghost\"`, PROJECT_PARTICIPANT_UNKNOWN, sponsor",
        "`\"clerk\"`, `\"ghost\"`, PROJECT_PARTICIPANT_UNKNOWN, members[0].user",
        "`\"dueOn\": \"2027-06-30\"`, `\"dueOn\": \"2027-07-01\"`, MILESTONE_OUTSIDE_PROJECT,"
            + " milestones[0].dueOn",
        "`\"New warehouse\"`, `\" \"`, PROJECT_INVALID, title",
        "`\"Go live\"`, `\"\"`, PROJECT_INVALID, milestones[0].title",
      })
  void refusesAProposalThatBreaksARule(String right, String wrong, String code, String field) {
    var proposal = PROPOSAL.replace(right, wrong);
    assertThat(proposal).isNotEqualTo(PROPOSAL);
    house.unchanged(() -> clerk.post(PATH, proposal).refused(422, code, field));
  }

  @Test
  void refusesAProposalForAClientThatIsNotThere() {
    var proposal = with("\"clientId\": \"00000000-0000-7000-8000-000000000000\",");
    house.unchanged(() -> clerk.post(PATH, proposal).refused(422, "CLIENT_NOT_FOUND", "clientId"));
  }

  @ParameterizedTest
  @CsvSource({"budget, 400", "sponsor, 400", "startsOn, 400", "endsOn, 400", "risk, 400"})
  void refusesAProposalWithoutWhatItNeeds(String field, int status) {
    var proposal = PROPOSAL.replaceFirst("\"" + field + "\": [^,]*,", "");
    house.unchanged(() -> clerk.post(PATH, proposal).refused(status, "FIELD_REQUIRED", field));
  }

  @Test
  void refusesAUserThatCannotBeOne() {
    var proposal = PROPOSAL.replace("\"guest\"", "\"a b\"");
    house.unchanged(() -> clerk.post(PATH, proposal).refused(400, "VALUE_INVALID", "sponsor"));
  }

  @Test
  void knowsTheVersionOfAProjectByItsETag() {
    var created = clerk.post(PATH, PROPOSAL);
    var address = created.header("Location");
    var version = clerk.get(address).header("ETag");
    assertThat(created.header("ETag")).isEqualTo(version);
    assertThat(ifNoneMatch(address, version)).isEqualTo(304);
    var submitted = clerk.post(address + "/submit");
    assertThat(ifNoneMatch(address, version)).isEqualTo(200);
    assertThat(ifNoneMatch(address, submitted.header("ETag"))).isEqualTo(304);
  }

  private int ifNoneMatch(String address, String version) {
    return clerk
        .send(
            "GET",
            address,
            BodyPublishers.noBody(),
            request -> request.header("If-None-Match", version))
        .status();
  }

  @Test
  void withdrawsAProjectOnceAndForAll() {
    var address = clerk.post(PATH, with("\"submit\": true,")).header("Location");
    var withdrawn = clerk.post(address + "/withdraw", "{\"reason\": \"Not this year\"}");
    assertThat(withdrawn.answered(200).path("status").asString()).isEqualTo("WITHDRAWN");
    house.unchanged(() -> assertThat(clerk.post(address + "/withdraw").status()).isEqualTo(200));
    house.unchanged(
        () -> clerk.post(address + "/submit").refused(409, "PROJECT_NOT_IN_STATUS", null));
  }

  @Test
  void refusesAReasonThatIsALongStory() {
    var address = clerk.post(PATH, PROPOSAL).header("Location") + "/withdraw";
    var story = "{\"reason\": \"%s\"}".formatted("x".repeat(2001));
    house.unchanged(() -> clerk.post(address, story).refused(422, "PROJECT_INVALID", "reason"));
  }

  @Test
  void showsNoOtherTenantsProjects() {
    var address = clerk.post(PATH, PROPOSAL).header("Location");
    var stranger = house.as(house.tenant(), "clerk");
    house.unchanged(
        () ->
            Stream.of("", "/submit", "/withdraw")
                .forEach(
                    action -> {
                      var answer =
                          action.isEmpty()
                              ? stranger.get(address)
                              : stranger.post(address + action);
                      answer.refused(404, "PROJECT_NOT_FOUND", null);
                    }));
    assertThat(stranger.get(PATH).answered(200).path("items")).isEmpty();
  }

  private static String with(String field) {
    return PROPOSAL.replaceFirst("\\{", "{" + field);
  }
}
