package org.procession.domain.projects;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.money.Money;

/**
 * What the approval of a project depends on.
 *
 * @param clientName null for a project of the company's own
 * @param durationInDays from the first day to the last, both included
 */
public record ProjectCheck(
    ProjectRecord project,
    String submitterName,
    String sponsorName,
    @Nullable String clientName,
    Money budgetInBaseCurrency,
    long durationInDays,
    List<Member> members) {

  /** A member by name. */
  public record Member(String name, ProjectRole role) {}

  public ProjectCheck {
    members = List.copyOf(members);
  }
}
