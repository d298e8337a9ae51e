package org.procession.domain.revenue.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.procession.domain.money.Money;
import org.procession.domain.tenancy.FindingTenants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds up what is posted, for the current tenant. */
@Service
public class ReadingTrialBalance {

  private final JdbcClient jdbc;
  private final FindingTenants tenants;

  ReadingTrialBalance(JdbcClient jdbc, FindingTenants tenants) {
    this.jdbc = jdbc;
    this.tenants = tenants;
  }

  /**
   * Of all entries with a posting date up to and including the day; accounts with none are left
   * out.
   */
  @Transactional(readOnly = true)
  public TrialBalance asOf(LocalDate day) {
    var currency = tenants.current().baseCurrency();
    var rows =
        jdbc.sql(
                """
                select a.code, a.name, a.type,
                       sum(l.base_amount) filter (where l.base_amount > 0) as debit,
                       -sum(l.base_amount) filter (where l.base_amount < 0) as credit
                  from journal_line l
                  join journal_entry e on e.tenant_id = l.tenant_id and e.id = l.entry_id
                  join account a on a.tenant_id = l.tenant_id and a.code = l.account_code
                 where e.posting_date <= ?
                 group by a.code, a.name, a.type order by a.code
                """)
            .param(day)
            .query(
                (rs, n) -> {
                  var debit = amount(rs.getBigDecimal("debit"), currency);
                  var credit = amount(rs.getBigDecimal("credit"), currency);
                  return new TrialBalance.Row(
                      new AccountCode(rs.getString("code")),
                      rs.getString("name"),
                      AccountType.valueOf(rs.getString("type")),
                      debit,
                      credit,
                      debit.subtract(credit));
                })
            .list();
    return new TrialBalance(
        day,
        currency.getCurrencyCode(),
        rows,
        rows.stream()
            .map(TrialBalance.Row::debit)
            .reduce(Money.zero(currency).amount(), BigDecimal::add),
        rows.stream()
            .map(TrialBalance.Row::credit)
            .reduce(Money.zero(currency).amount(), BigDecimal::add));
  }

  private static BigDecimal amount(
      @org.jspecify.annotations.Nullable BigDecimal sum, Currency currency) {
    return sum == null ? Money.zero(currency).amount() : new Money(sum, currency).amount();
  }
}
