package org.procession.domain.revenue.payables;

/** How much care a vendor's bills need. */
public enum VendorRisk {
  LOW,
  MEDIUM,
  HIGH
}
