package org.procession.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A project from its proposal until work may begin. */
class ProjectApprovalJourneyIT {

  @RegisterExtension static final RunningHouse house = new RunningHouse();

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void sponsorFinanceAndProjectOfficeAgreeInTasklistAndTheProjectIsActive() {
    var title = "Orchard " + UUID.randomUUID().toString().substring(0, 8);
    var project = proposed(title);
    try (var tasks = new TaskList(house.address("tasklist"))) {
      agree(tasks, "acme.manager", title, "sponsor");
      agree(tasks, "acme.finance", title, "finance");
      assertThat(status(project)).isEqualTo("SUBMITTED");
      agree(tasks, "acme.pmo", title, "pmo");
    }

    await("the project is active").atMost(PATIENCE).until(() -> status(project), "ACTIVE"::equals);
  }

  private static void agree(TaskList tasks, String login, String title, String approver) {
    tasks.logIn(login).open("Decide on project", title, "You decide for: " + approver).claim();
    tasks.choose("Agree").picture("decide-on-project-" + approver).complete();
  }

  private static String proposed(String title) {
    var start = LocalDate.now().plusDays(10);
    var proposal =
        Map.ofEntries(
            Map.entry("title", title),
            Map.entry("description", "Four hundred apple trees"),
            Map.entry("sponsor", "manager"),
            Map.entry("budget", "150000.00"),
            Map.entry("currency", "EUR"),
            Map.entry("startsOn", start.toString()),
            Map.entry("endsOn", start.plusDays(100).toString()),
            Map.entry("risk", "LOW"),
            Map.entry("members", List.of(Map.of("user", "lead", "role", "MANAGER"))),
            Map.entry(
                "milestones",
                List.of(Map.of("title", "Planted", "dueOn", start.plusDays(60).toString()))),
            Map.entry("submit", true));
    var created = house.post("acme.clerk", "/api/projects/projects", proposal);
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    return created.body().path("id").asString();
  }

  private static String status(String project) {
    return house
        .get("acme.clerk", "/api/projects/projects/" + project)
        .body()
        .path("status")
        .asString();
  }
}
