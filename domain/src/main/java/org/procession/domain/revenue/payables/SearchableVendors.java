package org.procession.domain.revenue.payables;

import java.util.Collection;
import java.util.List;
import org.procession.domain.events.Subject;
import org.procession.domain.search.SearchDocument;
import org.procession.domain.search.Searchable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Vendors are found by name, VAT identifier and address. */
@Component
class SearchableVendors implements Searchable {

  private final Vendors vendors;

  SearchableVendors(Vendors vendors) {
    this.vendors = vendors;
  }

  @Override
  public String type() {
    return "vendor";
  }

  @Override
  public String readPermission() {
    return "revenue.vendor.read";
  }

  @Override
  @Transactional(readOnly = true)
  public List<SearchDocument> describe(Collection<Subject> subjects) {
    return vendors
        .findByIdIn(subjects.stream().map(subject -> new VendorId(subject.id())).toList())
        .stream()
        .map(Vendor::record)
        .map(SearchableVendors::describe)
        .toList();
  }

  private static SearchDocument describe(VendorRecord vendor) {
    return SearchDocument.of(vendor.id().subject(), vendor.name(), vendor.createdAt())
        .withText(vendor.email())
        .withIdentifiers(vendor.vatId(), vendor.iban())
        .withFacet("country", vendor.country())
        .withFacet("risk", vendor.risk());
  }
}
