package org.procession.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Small projects, to which their sponsor alone agrees, at once. */
public final class ProjectCases implements Cases {

  private static final String PATH = "/api/projects/projects";

  @Override
  public ModelledProcess process() {
    return ModelledProcess.PROJECT_APPROVAL;
  }

  /** Fewer than of others: each waits for its decision to be searched. */
  @Override
  public int number(Bed bed) {
    return bed.size(80, 600);
  }

  @Override
  public String create(Bed bed, int n) {
    var start = LocalDate.now(ZoneOffset.UTC).plusDays(7);
    return bed.create(
        Bed.CLERK,
        PATH,
        Map.of(
            "title", "Bench project " + n,
            "sponsor", "lead",
            "budget", "5000.00",
            "currency", "EUR",
            "startsOn", start.toString(),
            "endsOn", start.plusDays(90).toString(),
            "risk", "LOW"));
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public boolean isOf(JsonNode record, int n) {
    return record.path("title").asString("").equals("Bench project " + n);
  }

  @Override
  public boolean isStarted(JsonNode record, int n) {
    return !record.path("status").asString().equals("DRAFT");
  }

  @Override
  public void start(Bed bed, int n, String id) {
    bed.post(Bed.CLERK, PATH + "/" + id + "/submit", Map.of());
  }

  @Override
  public Optional<People.Answer> answer() {
    return Optional.of(new People.Answer("acme.lead", Map.of("approved", true, "comment", "")));
  }
}
