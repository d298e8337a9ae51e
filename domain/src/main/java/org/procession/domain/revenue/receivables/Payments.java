package org.procession.domain.revenue.receivables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.procession.domain.crm.ClientId;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The payments of the current tenant's clients, and the invoices that they settle. */
@Repository
class Payments {

  private static final String SELECT =
      """
      select p.id, a.invoice_id, p.payment_key, a.amount, p.currency, p.received_on, p.recorded_at, p.recorded_by
        from payment p join payment_allocation a on a.tenant_id = p.tenant_id and a.payment_id = p.id
      """;

  private final JdbcClient jdbc;

  Payments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @return whether it was added: false when there is one with its key, also one that another
   *     transaction has just added
   */
  boolean add(PaymentRecord payment, ClientId client) {
    var added =
        jdbc.sql(
                """
                insert into payment (id, client_id, payment_key, amount, currency, received_on, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id, payment_key) do nothing
                """)
            .params(
                payment.id(),
                client.value(),
                payment.key(),
                payment.amount().amount(),
                payment.amount().currency().getCurrencyCode(),
                payment.receivedOn(),
                payment.recordedAt().atOffset(ZoneOffset.UTC),
                payment.recordedBy())
            .update();
    if (added == 0) {
      return false;
    }
    jdbc.sql("insert into payment_allocation (payment_id, invoice_id, amount) values (?, ?, ?)")
        .params(payment.id(), payment.invoiceId().value(), payment.amount().amount())
        .update();
    return true;
  }

  Optional<PaymentRecord> find(String key) {
    return jdbc.sql(SELECT + " where p.payment_key = ?")
        .param(key)
        .query(Payments::read)
        .optional();
  }

  /** Those that settle some invoices, oldest first. */
  List<PaymentRecord> of(Collection<InvoiceId> invoices) {
    return invoices.isEmpty()
        ? List.of()
        : jdbc.sql(SELECT + " where a.invoice_id in (:invoices) order by p.id")
            .param("invoices", invoices.stream().map(InvoiceId::value).toList())
            .query(Payments::read)
            .list();
  }

  private static PaymentRecord read(ResultSet row, int number) throws SQLException {
    return new PaymentRecord(
        row.getObject("id", UUID.class),
        new InvoiceId(row.getObject("invoice_id", UUID.class)),
        row.getString("payment_key"),
        new Money(row.getBigDecimal("amount"), Currencies.of(row.getString("currency"))),
        row.getObject("received_on", LocalDate.class),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getString("recorded_by"));
  }
}
