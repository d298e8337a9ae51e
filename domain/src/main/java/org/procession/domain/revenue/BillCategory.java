package org.procession.domain.revenue;

/** What a bill is for; the approval policy and the expense account depend on it. */
public enum BillCategory {
  GOODS,
  SERVICES,
  TRAVEL,
  CAPITAL,
  OTHER
}
