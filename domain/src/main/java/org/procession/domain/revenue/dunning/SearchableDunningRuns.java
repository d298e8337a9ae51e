package org.procession.domain.revenue.dunning;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.procession.domain.events.Subject;
import org.procession.domain.search.SearchDocument;
import org.procession.domain.search.Searchable;
import org.procession.domain.tenancy.FindingTenants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds dunning runs by their day. */
@Component
class SearchableDunningRuns implements Searchable {

  private final JdbcClient jdbc;
  private final FindingTenants tenants;

  SearchableDunningRuns(JdbcClient jdbc, FindingTenants tenants) {
    this.jdbc = jdbc;
    this.tenants = tenants;
  }

  @Override
  public String type() {
    return DunningRunId.TYPE;
  }

  @Override
  public String readPermission() {
    return "revenue.invoice.read";
  }

  @Override
  @Transactional(readOnly = true)
  public List<SearchDocument> describe(Collection<Subject> subjects) {
    var zone = tenants.current().timeZone();
    return jdbc.sql("select id, invoices, opened_at from dunning_run where id = any(?)")
        .param(subjects.stream().map(Subject::id).toArray(UUID[]::new))
        .query(
            (row, n) -> {
              var openedAt = row.getObject("opened_at", OffsetDateTime.class).toInstant();
              return SearchDocument.of(
                  new DunningRunId(row.getObject("id", UUID.class)).subject(),
                  "Dunning run of %s, invoices: %d"
                      .formatted(openedAt.atZone(zone).toLocalDate(), row.getInt("invoices")),
                  openedAt);
            })
        .list();
  }
}
