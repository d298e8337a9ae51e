package org.procession.domain.revenue.dunning;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.procession.domain.revenue.receivables.FindingInvoices;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.tenancy.Calendar;
import org.springframework.stereotype.Component;

/** Holds invoices for dunning, in the transaction of the caller. */
@Component
class DunningCases {

  private final FindingInvoices invoices;
  private final Dunnings dunnings;
  private final Calendar calendar;

  DunningCases(FindingInvoices invoices, Dunnings dunnings, Calendar calendar) {
    this.invoices = invoices;
    this.dunnings = dunnings;
    this.calendar = calendar;
  }

  /**
   * @throws org.procession.domain.revenue.receivables.InvoiceNotFound when the tenant has no such
   *     invoice
   */
  DunningCase hold(InvoiceId id) {
    var invoice = invoices.hold(id);
    var dunning = dunnings.findById(id).orElseGet(() -> dunnings.save(new Dunning(id)));
    return new DunningCase(invoice, dunning, calendar.today());
  }

  /**
   * Holds many, in the order of their ids; those that are not there are left out. What is done with
   * an invoice that had no dunning before is stored by {@link #keep}.
   */
  List<DunningCase> hold(Collection<InvoiceId> ids) {
    var held = invoices.hold(ids);
    var today = calendar.today();
    var known =
        dunnings.findByInvoiceIdIn(ids).stream()
            .collect(Collectors.toMap(Dunning::invoiceId, Function.identity()));
    return held.stream()
        .map(
            invoice ->
                new DunningCase(
                    invoice, known.getOrDefault(invoice.id(), new Dunning(invoice.id())), today))
        .toList();
  }

  /** The same case after the invoice was charged. */
  DunningCase again(DunningCase held) {
    return new DunningCase(invoices.hold(held.invoice().id()), held.dunning(), held.today());
  }

  void keep(DunningCase held) {
    dunnings.save(held.dunning());
  }
}
