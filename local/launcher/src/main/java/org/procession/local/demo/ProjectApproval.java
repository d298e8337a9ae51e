package org.procession.local.demo;

import java.util.List;
import java.util.Map;

/** A project that its sponsor, finance and the project office have to agree to. */
final class ProjectApproval implements Case {
  @Override
  public String process() {
    return "Project approval";
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    var start = Stage.today().plusDays(30);
    var project =
        stage.post(
            "acme.clerk",
            "/api/projects/projects",
            Map.ofEntries(
                Map.entry("title", "New warehouse " + Stage.number("P")),
                Map.entry("description", "A warehouse that is closer to our clients."),
                Map.entry("sponsor", "manager"),
                Map.entry("budget", "120000.00"),
                Map.entry("currency", "EUR"),
                Map.entry("startsOn", start.toString()),
                Map.entry("endsOn", start.plusDays(300).toString()),
                Map.entry("risk", "MEDIUM"),
                Map.entry("members", List.of(Map.of("user", "lead", "role", "MANAGER"))),
                Map.entry(
                    "milestones",
                    List.of(Map.of("title", "Built", "dueOn", start.plusDays(200).toString()))),
                Map.entry("submit", true)));
    var id = project.path("id").asString();
    var path = "/api/projects/projects/" + id;
    stage.tell("Clerk proposes the project %s".formatted(project.path("title").asString()));
    agree(stage, id, "acme.manager", "sponsor", "The sponsor");
    agree(stage, id, "acme.finance", "finance", "Finance");
    agree(stage, id, "acme.pmo", "pmo", "The project office");
    stage.awaitField("acme.clerk", path, "/status", "ACTIVE");
    stage.tell("The project is active, its milestones are fixed");
    stage.awaitEnd("project:" + id);
  }

  private static void agree(Stage stage, String project, String login, String approver, String who)
      throws InterruptedException {
    stage.complete(
        login,
        "Task_DecideOnProject",
        Map.of("projectId", project, "approver", approver),
        Map.of("approved", true, "comment", "Agreed"));
    stage.tell(who + " agrees in Tasklist");
  }
}
