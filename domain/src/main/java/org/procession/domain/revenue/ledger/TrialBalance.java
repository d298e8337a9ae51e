package org.procession.domain.revenue.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What stands on the accounts at the end of a day, in the base currency. The totals of debit and
 * credit are equal, as every entry balances.
 */
public record TrialBalance(
    LocalDate asOf, String currency, List<Row> accounts, BigDecimal debit, BigDecimal credit) {

  public TrialBalance {
    accounts = List.copyOf(accounts);
  }

  /**
   * One account.
   *
   * @param balance debit less credit
   */
  public record Row(
      AccountCode code,
      String name,
      AccountType type,
      BigDecimal debit,
      BigDecimal credit,
      BigDecimal balance) {}
}
