package org.procession.domain.revenue.receivables;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.events.Subject;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.search.SearchDocument;
import org.procession.domain.search.Searchable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds invoices by number, client and what is invoiced. */
@Component
class SearchableInvoices implements Searchable {

  private final Invoices invoices;
  private final FindingClients clients;

  SearchableInvoices(Invoices invoices, FindingClients clients) {
    this.invoices = invoices;
    this.clients = clients;
  }

  @Override
  public String type() {
    return InvoiceId.TYPE;
  }

  @Override
  public String readPermission() {
    return "revenue.invoice.read";
  }

  @Override
  @Transactional(readOnly = true)
  public List<SearchDocument> describe(Collection<Subject> subjects) {
    var found =
        invoices.findByIdIn(subjects.stream().map(subject -> new InvoiceId(subject.id())).toList());
    var names = clients.names(found.stream().map(Invoice::clientId).toList());
    return found.stream()
        .map(invoice -> describe(invoice, requireNonNull(names.get(invoice.clientId()))))
        .toList();
  }

  private static SearchDocument describe(Invoice invoice, String clientName) {
    var contact = invoice.contactId();
    return SearchDocument.of(
            invoice.id().subject(),
            "%s to %s".formatted(invoice.name(), clientName),
            invoice.createdAt())
        .withText(invoice.lines().stream().map(DocumentLine::description))
        .withIdentifiers(invoice.numberIfIssued())
        .concerning(invoice.clientId().subject(), contact == null ? null : contact.subject())
        .withFacet("status", invoice.status())
        .withFacet("currency", invoice.currency())
        .withAmount(invoice.gross());
  }
}
