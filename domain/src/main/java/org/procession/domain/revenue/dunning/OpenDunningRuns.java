package org.procession.domain.revenue.dunning;

import java.util.List;
import java.util.UUID;
import org.procession.domain.processes.OpenRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Dunning runs whose invoices are not left to processes of their own yet. What a run has done it
 * does not do again, so it begins anew as it is.
 */
@Component
class OpenDunningRuns implements OpenRecords {

  private final JdbcClient jdbc;

  OpenDunningRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String type() {
    return DunningRunId.TYPE;
  }

  @Override
  public List<UUID> after(UUID after, int limit) {
    return jdbc.sql(
            "select id from dunning_run where closed_at is null and id > ? order by id limit ?")
        .params(after, limit)
        .query(UUID.class)
        .list();
  }

  @Override
  public boolean beginAnew(UUID id) {
    return jdbc.sql("select exists (select from dunning_run where id = ? and closed_at is null)")
        .param(id)
        .query(Boolean.class)
        .single();
  }
}
