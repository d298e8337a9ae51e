package org.procession.domain.revenue;

/** How much care a vendor's bills need. */
public enum VendorRisk {
  LOW,
  MEDIUM,
  HIGH
}
