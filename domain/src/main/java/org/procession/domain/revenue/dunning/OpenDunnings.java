package org.procession.domain.revenue.dunning;

import java.util.List;
import java.util.UUID;
import org.procession.domain.processes.OpenRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Invoices on which something is owed and on whose collection nobody has decided. Dunning goes by
 * what is recorded of the invoice, so it begins anew where it was.
 */
@Component
class OpenDunnings implements OpenRecords {

  private static final String OPEN =
      """
      from invoice i left join dunning d on (d.tenant_id, d.invoice_id) = (i.tenant_id, i.id)
       where i.tenant_id = current_tenant() and i.status = 'ISSUED' and d.outcome is null
      """;

  private final JdbcClient jdbc;

  OpenDunnings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String type() {
    return "invoice";
  }

  @Override
  public List<UUID> after(UUID after, int limit) {
    return jdbc.sql("select i.id " + OPEN + " and i.id > ? order by i.id limit ?")
        .params(after, limit)
        .query(UUID.class)
        .list();
  }

  @Override
  public boolean beginAnew(UUID id) {
    return jdbc.sql("select exists (select " + OPEN + " and i.id = ?)")
        .param(id)
        .query(Boolean.class)
        .single();
  }
}
