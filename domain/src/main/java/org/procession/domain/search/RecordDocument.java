package org.procession.domain.search;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.TenantId;

/** A record as the search engine holds it. */
record RecordDocument(
    String tenant,
    String type,
    String id,
    String title,
    String text,
    Collection<String> identifiers,
    @Nullable String content,
    List<String> concerns,
    Set<String> owners,
    Map<String, String> facets,
    @Nullable String amount,
    @Nullable Long size,
    String at) {

  static RecordDocument of(TenantId tenant, SearchDocument document, Set<String> owners) {
    var facets = new HashMap<>(document.facets());
    facets.put("year", Integer.toString(document.at().atZone(ZoneOffset.UTC).getYear()));
    var amount = document.amount();
    return new RecordDocument(
        tenant.value(),
        document.subject().type(),
        document.subject().id().toString(),
        document.title(),
        document.text(),
        document.identifiers(),
        document.content(),
        document.concerns().stream().map(Subject::toString).toList(),
        owners,
        facets,
        amount == null ? null : amount.toString(),
        document.size(),
        document.at().toString());
  }
}
