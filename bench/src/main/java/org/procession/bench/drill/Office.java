package org.procession.bench.drill;

import java.util.Map;
import java.util.Optional;
import org.procession.bench.People;
import tools.jackson.databind.JsonNode;

/**
 * The people of the demo company: whoever is asked agrees, and infected files are deleted. What a
 * person would have to mend is left as it is.
 */
final class Office implements People.Desk {

  private static final Map<String, String> GROUPS =
      Map.of(
          "acme.team-leads", "acme.lead",
          "acme.finance", "acme.finance",
          "acme.management", "acme.manager",
          "acme.pmo", "acme.pmo",
          "acme.security", "acme.security");

  private static final Map<String, Map<String, Object>> ANSWERS =
      Map.of(
          "Task_ApproveBill", Map.of("approved", true, "comment", ""),
          "Task_DecideOnProject", Map.of("approved", true, "comment", ""),
          "Task_ReviewFile", Map.of("review", "DELETE", "reason", "Malware"));

  @Override
  public Optional<People.Answer> answer(JsonNode task) {
    var group = task.path("candidateGroupsList").path(0).asString("");
    var user = task.path("candidateUsersList").path(0).asString("");
    var login = GROUPS.getOrDefault(group, user);
    return Optional.ofNullable(ANSWERS.get(task.path("elementId").asString()))
        .map(variables -> new People.Answer(login, variables));
  }
}
