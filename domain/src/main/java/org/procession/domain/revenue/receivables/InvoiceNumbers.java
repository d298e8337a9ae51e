package org.procession.domain.revenue.receivables;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gives out the numbers of the current tenant's invoices. */
@Repository
class InvoiceNumbers {

  private final JdbcClient jdbc;

  InvoiceNumbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the next number of a series for the running transaction. Without a gap means one after
   * the other: whoever wants the following number waits until this transaction has ended, so call
   * this last. When the transaction fails, the number is the next one's.
   */
  InvoiceNumber next(String series) {
    var sequence =
        jdbc.sql(
                """
                insert into invoice_series as s (series, last) values (?, 1)
                on conflict (tenant_id, series) do update set last = s.last + 1 returning last
                """)
            .param(series)
            .query(Long.class)
            .single();
    return new InvoiceNumber(series, sequence);
  }
}
