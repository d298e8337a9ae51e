package org.procession.domain.revenue.receivables;

import java.util.List;
import org.procession.domain.approvals.Involved;
import org.procession.domain.approvals.Involvements;
import org.procession.domain.approvals.Part;
import org.procession.domain.events.Subject;
import org.springframework.stereotype.Component;

/** What people have to do with invoices. */
@Component
class InvoiceInvolvements implements Involvements {

  private static final Part CREATED = Part.never("created", "created the invoice");

  private final Invoices invoices;

  InvoiceInvolvements(Invoices invoices) {
    this.invoices = invoices;
  }

  @Override
  public String type() {
    return "invoice";
  }

  @Override
  public List<Part> parts() {
    return List.of(CREATED);
  }

  @Override
  public List<Involved> in(Subject subject) {
    var invoice = invoices.require(new InvoiceId(subject.id()));
    return Involved.actor(CREATED.name(), invoice.createdBy(), invoice.createdAt()).toList();
  }
}
