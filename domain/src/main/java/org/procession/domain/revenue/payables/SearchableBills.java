package org.procession.domain.revenue.payables;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.search.SearchDocument;
import org.procession.domain.search.Searchable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bills are found by number, vendor and what they are for. */
@Component
class SearchableBills implements Searchable {

  private final Bills bills;
  private final Vendors vendors;

  SearchableBills(Bills bills, Vendors vendors) {
    this.bills = bills;
    this.vendors = vendors;
  }

  @Override
  public String type() {
    return "bill";
  }

  @Override
  public String readPermission() {
    return "revenue.bill.read";
  }

  @Override
  public boolean handsOver(LoggedEvent event, Set<String> owners) {
    return event.name().equals(DomainEvent.nameOf(BillSubmitted.class)) && owners.size() > 1;
  }

  @Override
  @Transactional(readOnly = true)
  public List<SearchDocument> describe(Collection<Subject> subjects) {
    var found =
        bills.findByIdIn(subjects.stream().map(subject -> new BillId(subject.id())).toList());
    var names =
        vendors.findByIdIn(found.stream().map(Bill::vendorId).collect(Collectors.toSet())).stream()
            .collect(Collectors.toMap(Vendor::id, Vendor::name));
    return found.stream()
        .map(bill -> describe(bill, requireNonNull(names.get(bill.vendorId()))))
        .toList();
  }

  private static SearchDocument describe(Bill bill, String vendorName) {
    var record = bill.record(vendorName);
    var clientId = bill.clientId();
    return SearchDocument.of(
            bill.id().subject(),
            "Bill %s of %s".formatted(bill.number(), vendorName),
            record.createdAt())
        .withText(bill.lines().stream().map(DocumentLine::description))
        .withIdentifiers(bill.number())
        .concerning(bill.vendorId().subject(), clientId == null ? null : clientId.subject())
        .withFacet("status", bill.status())
        .withFacet("category", bill.category())
        .withFacet("currency", record.currency())
        .withAmount(bill.gross());
  }
}
