package org.procession.domain.revenue.receivables;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.procession.domain.Page;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.tenancy.Calendar;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds invoices, with what was charged on top and what was paid. */
@Service
@Transactional(readOnly = true)
public class FindingInvoices {

  /** Later than any invoice is due. */
  private static final LocalDate ANY_DAY = LocalDate.of(3000, 1, 1);

  private final Invoices invoices;
  private final Charges charges;
  private final Payments payments;
  private final FindingClients clients;
  private final Calendar calendar;

  FindingInvoices(
      Invoices invoices,
      Charges charges,
      Payments payments,
      FindingClients clients,
      Calendar calendar) {
    this.invoices = invoices;
    this.charges = charges;
    this.payments = payments;
    this.clients = clients;
    this.calendar = calendar;
  }

  /**
   * @throws InvoiceNotFound when the tenant has none of this id
   */
  public InvoiceRecord find(InvoiceId id) {
    return records(List.of(invoices.require(id))).getFirst();
  }

  /**
   * The same, and whoever else wants to change the invoice, charge it or record a payment of it
   * waits until the transaction ends.
   *
   * @throws InvoiceNotFound when the tenant has none of this id
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public InvoiceRecord hold(InvoiceId id) {
    return records(List.of(invoices.requireLocked(id))).getFirst();
  }

  /** The same for many, in the order of their ids; those that are not there are left out. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<InvoiceRecord> hold(Collection<InvoiceId> ids) {
    return records(invoices.lockAll(ids));
  }

  /** Invoices that a query finds, newest first. */
  public Page<InvoiceRecord> list(InvoiceQuery query, Page.Limit limit) {
    var statuses = statuses(query);
    var dueBefore = query.overdue() ? calendar.today() : ANY_DAY;
    var read = Limit.of(limit.andOneMore());
    var found =
        query.client() == null
            ? invoices.before(limit.beforeId(), statuses, dueBefore, read)
            : invoices.before(query.client(), limit.beforeId(), statuses, dueBefore, read);
    return Page.cut(records(found), limit, invoice -> invoice.id().toString());
  }

  private static Set<InvoiceStatus> statuses(InvoiceQuery query) {
    var statuses =
        query.status() == null ? EnumSet.allOf(InvoiceStatus.class) : EnumSet.of(query.status());
    if (query.overdue()) {
      statuses.retainAll(Set.of(InvoiceStatus.ISSUED));
    }
    return statuses;
  }

  /**
   * An invoice's payments, oldest first.
   *
   * @throws InvoiceNotFound when the tenant has no such invoice
   */
  public List<PaymentRecord> payments(InvoiceId id) {
    invoices.require(id);
    return payments.of(List.of(id));
  }

  private List<InvoiceRecord> records(List<Invoice> found) {
    var ids = found.stream().map(Invoice::id).toList();
    var charged = charges.of(ids).stream().collect(Collectors.groupingBy(ChargeRecord::invoiceId));
    var paid = payments.of(ids).stream().collect(Collectors.groupingBy(PaymentRecord::invoiceId));
    var names = clients.names(found.stream().map(Invoice::clientId).toList());
    var today = calendar.today();
    return found.stream()
        .map(
            invoice ->
                invoice.record(
                    requireNonNull(names.get(invoice.clientId())),
                    charged.getOrDefault(invoice.id(), List.of()),
                    paid.getOrDefault(invoice.id(), List.of()),
                    today))
        .toList();
  }
}
