package org.procession.domain.revenue.receivables;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.procession.domain.Listing;
import org.procession.domain.Listing.Filter;
import org.procession.domain.Page;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.ownership.Owners;
import org.procession.domain.tenancy.Calendar;
import org.procession.domain.tenancy.Whose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds invoices, with what was charged on top and what was paid. */
@Service
@Transactional(readOnly = true)
public class FindingInvoices {

  private static final Listing<Invoice> LISTING =
      Listing.of(Invoice.class, invoice -> invoice.id().value())
          .by("dueDate", Invoice::dueDate, LocalDate::parse)
          .by("issueDate", Invoice::issueDate, LocalDate::parse);

  private final Invoices invoices;
  private final Charges charges;
  private final Payments payments;
  private final FindingClients clients;
  private final Calendar calendar;
  private final EntityManager entities;

  FindingInvoices(
      Invoices invoices,
      Charges charges,
      Payments payments,
      FindingClients clients,
      Calendar calendar,
      EntityManager entities) {
    this.invoices = invoices;
    this.charges = charges;
    this.payments = payments;
    this.clients = clients;
    this.calendar = calendar;
    this.entities = entities;
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

  /**
   * Invoices that a query finds; sorted by {@code createdAt}, {@code issueDate} or {@code dueDate}.
   *
   * @param whose only theirs
   */
  public Page<InvoiceRecord> list(InvoiceQuery wanted, Whose whose, Page.Limit limit) {
    var filter =
        Owners.only(whose, InvoiceId.TYPE, Filter.<Invoice>none())
            .and("status", wanted.status())
            .and("clientId", wanted.client());
    var found = LISTING.read(entities, limit, wanted.overdue() ? overdue(filter) : filter);
    return new Page<>(records(found.items()), found.after());
  }

  private Filter<Invoice> overdue(Filter<Invoice> filter) {
    return (row, query, criteria, all) -> {
      filter.and("status", InvoiceStatus.ISSUED).add(row, query, criteria, all);
      all.add(criteria.lessThan(row.get("dueDate"), calendar.today()));
    };
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
