package org.procession.processes.projects;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A project as the process sees it: by the message that starts it, and by what its check finds.
 *
 * @param budget in base currency
 */
record SubmittedProject(String id, BigDecimal budget, String risk, int durationInDays) {

  static SubmittedProject aProject() {
    return new SubmittedProject(UUID.randomUUID().toString(), new BigDecimal("20000"), "LOW", 178);
  }

  SubmittedProject of(String budget) {
    return new SubmittedProject(id, new BigDecimal(budget), risk, durationInDays);
  }

  SubmittedProject with(String risk) {
    return new SubmittedProject(id, budget, risk, durationInDays);
  }

  /** The variables of the message {@code projects.projectSubmitted}. */
  Map<String, Object> message() {
    return Map.of(
        "tenantId",
        "acme",
        "projectId",
        id,
        "subject",
        "project:" + id,
        "seals",
        Map.of("ProjectApprovalProcess", "sealed"));
  }

  /** The result of {@code projects.checkProject}. */
  Map<String, Object> found() {
    return Map.of(
        "project",
        Map.of("title", "New warehouse", "milestones", List.of(), "members", List.of()),
        "submitter",
        "clerk",
        "sponsor",
        "lead",
        "budgetInBaseCurrency",
        budget,
        "risk",
        risk,
        "durationInDays",
        durationInDays,
        "revision",
        Map.of("title", "New warehouse"));
  }
}
