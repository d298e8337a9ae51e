package org.procession.domain.revenue.receivables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.events.EventLog;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out which invoices have become overdue, and records it. */
@Service
public class SweepingOverdueInvoices {

  private final JdbcClient jdbc;
  private final EventLog events;
  private final Calendar calendar;
  private final Clock clock;

  SweepingOverdueInvoices(JdbcClient jdbc, EventLog events, Calendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Records {@link InvoiceOverdue} for invoices that were due before today in the tenant's time
   * zone and are still owed, those due longest first. Once for each invoice, however often and by
   * however many this is called at the same time; an invoice that somebody is just changing is left
   * to a later sweep.
   *
   * @param limit of how many at most
   * @return of how many it was recorded; fewer than the limit when there are no more
   */
  @Transactional
  public int sweep(int limit) {
    var overdue =
        jdbc.sql(
                """
                update invoice i set overdue_recorded_at = :now, version = i.version + 1
                  from (select id from invoice
                         where status = 'ISSUED' and overdue_recorded_at is null and due_date < :today
                         order by due_date, id limit :limit for update skip locked) due
                 where i.id = due.id
                returning i.id, i.client_id, i.contact_id, i.number, i.gross + i.charged - i.paid as open, i.currency,
                          i.due_date
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("today", calendar.today())
            .param("limit", limit)
            .query(SweepingOverdueInvoices::read)
            .list();
    events.recordAll(overdue);
    return overdue.size();
  }

  private static InvoiceOverdue read(ResultSet row, int number) throws SQLException {
    var contact = row.getObject("contact_id", UUID.class);
    return new InvoiceOverdue(
        new InvoiceId(row.getObject("id", UUID.class)),
        new ClientId(row.getObject("client_id", UUID.class)),
        contact == null ? null : new ContactId(contact),
        row.getString("number"),
        new Money(row.getBigDecimal("open"), Currencies.of(row.getString("currency"))),
        row.getObject("due_date", LocalDate.class));
  }

  /** How many invoices are overdue without a record of it. */
  @Transactional(readOnly = true)
  public long waiting() {
    return jdbc.sql(
            "select count(*) from invoice where status = 'ISSUED' and overdue_recorded_at is null"
                + " and due_date < ?")
        .param(calendar.today())
        .query(Long.class)
        .single();
  }
}
