package org.procession.domain.projects;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.money.Money;

/**
 * A returned proposal was revised and handed in again.
 *
 * @param changed what was changed: scope, budget, dates, risk, milestones
 */
public record ProjectRevised(
    ProjectId projectId,
    @Nullable ClientId clientId,
    String title,
    Money budget,
    int round,
    List<String> changed,
    @Nullable String note)
    implements ProjectEvent {
  @Override
  public String summary() {
    return "Project %s revised (%s) and submitted again%s"
        .formatted(
            title,
            changed.isEmpty() ? "no change" : String.join(", ", changed),
            note == null || note.isBlank() ? "" : ": " + note);
  }
}
