package org.procession.domain.revenue.dunning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.InvoiceOverdue;
import org.procession.domain.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored dunning runs of the current tenant. */
@Repository
class DunningRuns {

  /**
   * Invoices of a part: few enough for the variables of a process, and for payments to wait while
   * all of them are held; enough for a part to cost much less than as many steps.
   */
  private static final int PART = 250;

  private final JdbcClient jdbc;
  private final Calendar calendar;
  private final Clock clock;

  DunningRuns(JdbcClient jdbc, Calendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Opens a run with invoices that are overdue and in none, if there are any.
   *
   * @return how many
   */
  int open(DunningRunId id, int limit) {
    return jdbc.sql(
            """
            with due as materialized (
              select id from invoice
               where status = 'ISSUED' and overdue_recorded_at is null and due_date < :today
               order by due_date, id limit :limit for update skip locked),
            found as (
              update invoice i set overdue_recorded_at = :now, version = i.version + 1
                from due where i.id = due.id
              returning i.id, i.gross + i.charged - i.paid as open),
            run as (
              insert into dunning_run (id, invoices, parts, opened_at)
              select :run, count(*), ceil(count(*)::numeric / :part), :now from found having count(*) > 0)
            insert into dunning_run_invoice (run_id, part, invoice_id, open)
            select :run, (row_number() over (order by id) - 1) / :part + 1, id, open from found
            """)
        .param("today", calendar.today())
        .param("limit", limit)
        .param("now", now())
        .param("run", id.value())
        .param("part", PART)
        .update();
  }

  long waiting() {
    return jdbc.sql(
            "select count(*) from invoice where status = 'ISSUED' and overdue_recorded_at is null"
                + " and due_date < ?")
        .param(calendar.today())
        .query(Long.class)
        .single();
  }

  /**
   * In how many parts a run is taken.
   *
   * @throws DunningRunNotFound when the tenant has no such run
   */
  int parts(DunningRunId id) {
    return jdbc.sql("select parts from dunning_run where id = ?")
        .param(id.value())
        .query(Integer.class)
        .optional()
        .orElseThrow(() -> new DunningRunNotFound(id));
  }

  List<InvoiceId> part(DunningRunId id, int part) {
    return jdbc.sql("select invoice_id from dunning_run_invoice where run_id = ? and part = ?")
        .params(id.value(), part)
        .query((row, n) -> new InvoiceId(row.getObject("invoice_id", UUID.class)))
        .list();
  }

  /** Those of some invoices that are in a run. */
  List<InvoiceId> those(DunningRunId id, Collection<InvoiceId> invoices) {
    return jdbc.sql(
            "select invoice_id from dunning_run_invoice where run_id = :run and invoice_id = any(:invoices)")
        .param("run", id.value())
        .param("invoices", invoices.stream().map(InvoiceId::value).toArray(UUID[]::new))
        .query((row, n) -> new InvoiceId(row.getObject("invoice_id", UUID.class)))
        .list();
  }

  /**
   * @return whether this call closed it
   */
  boolean close(DunningRunId id) {
    return jdbc.sql("update dunning_run set closed_at = ? where id = ? and closed_at is null")
            .params(now(), id.value())
            .update()
        == 1;
  }

  /** What was found of a run's invoices, those due longest first. */
  List<InvoiceOverdue> overdue(DunningRunId id) {
    return jdbc.sql(
            """
            select i.id, i.client_id, i.contact_id, i.number, r.open, i.currency, i.due_date
              from dunning_run_invoice r join invoice i on i.tenant_id = r.tenant_id and i.id = r.invoice_id
             where r.run_id = ?
             order by i.due_date, i.id
            """)
        .param(id.value())
        .query(DunningRuns::overdue)
        .list();
  }

  private static InvoiceOverdue overdue(ResultSet row, int number) throws SQLException {
    var contact = row.getObject("contact_id", UUID.class);
    return new InvoiceOverdue(
        new InvoiceId(row.getObject("id", UUID.class)),
        new ClientId(row.getObject("client_id", UUID.class)),
        contact == null ? null : new ContactId(contact),
        row.getString("number"),
        new Money(row.getBigDecimal("open"), Currencies.of(row.getString("currency"))),
        row.getObject("due_date", LocalDate.class));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
