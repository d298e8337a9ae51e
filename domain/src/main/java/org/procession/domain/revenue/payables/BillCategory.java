package org.procession.domain.revenue.payables;

/** What a bill is for; the approval policy and the expense account depend on it. */
public enum BillCategory {
  GOODS,
  SERVICES,
  TRAVEL,
  CAPITAL,
  OTHER
}
