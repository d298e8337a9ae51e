package org.procession.domain.revenue.dunning;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/**
 * Invoices were found overdue. The event starts {@code DunningRunProcess}.
 *
 * @param invoices how many
 */
public record DunningRunOpened(DunningRunId dunningRunId, int invoices) implements DomainEvent {
  @Override
  public Subject subject() {
    return dunningRunId.subject();
  }

  @Override
  public String summary() {
    return invoices == 1
        ? "Dunning run opened: one invoice is overdue"
        : "Dunning run opened: %d invoices are overdue".formatted(invoices);
  }
}
