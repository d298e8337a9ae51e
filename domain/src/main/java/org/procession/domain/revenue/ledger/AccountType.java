package org.procession.domain.revenue.ledger;

/** On which side of the books an account stands. */
public enum AccountType {
  ASSET,
  LIABILITY,
  EQUITY,
  INCOME,
  EXPENSE
}
