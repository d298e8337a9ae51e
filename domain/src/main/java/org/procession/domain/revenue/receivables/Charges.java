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
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was charged on top of the current tenant's invoices. */
@Repository
class Charges {

  private static final String SELECT =
      """
      select c.id, c.invoice_id, c.kind, c.charge_key, c.amount, i.currency, c.charged_on, c.description, c.recorded_at
        from invoice_charge c join invoice i on i.tenant_id = c.tenant_id and i.id = c.invoice_id
      """;

  private final JdbcClient jdbc;

  Charges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(ChargeRecord charge) {
    jdbc.sql(
            """
            insert into invoice_charge (id, invoice_id, kind, charge_key, amount, charged_on, description, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            charge.id(),
            charge.invoiceId().value(),
            charge.kind().name(),
            charge.key(),
            charge.amount().amount(),
            charge.chargedOn(),
            charge.description(),
            charge.recordedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<ChargeRecord> find(InvoiceId invoice, ChargeKind kind, String key) {
    return jdbc.sql(SELECT + " where c.invoice_id = ? and c.kind = ? and c.charge_key = ?")
        .params(invoice.value(), kind.name(), key)
        .query(Charges::read)
        .optional();
  }

  /** Those of some invoices, oldest first. */
  List<ChargeRecord> of(Collection<InvoiceId> invoices) {
    return invoices.isEmpty()
        ? List.of()
        : jdbc.sql(SELECT + " where c.invoice_id in (:invoices) order by c.id")
            .param("invoices", invoices.stream().map(InvoiceId::value).toList())
            .query(Charges::read)
            .list();
  }

  private static ChargeRecord read(ResultSet row, int number) throws SQLException {
    return new ChargeRecord(
        row.getObject("id", UUID.class),
        new InvoiceId(row.getObject("invoice_id", UUID.class)),
        ChargeKind.valueOf(row.getString("kind")),
        row.getString("charge_key"),
        new Money(row.getBigDecimal("amount"), Currencies.of(row.getString("currency"))),
        row.getObject("charged_on", LocalDate.class),
        row.getString("description"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant());
  }
}
