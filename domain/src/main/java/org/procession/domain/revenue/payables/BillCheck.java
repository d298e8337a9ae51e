package org.procession.domain.revenue.payables;

import java.util.List;
import org.procession.domain.money.Money;

/**
 * What the approval of a bill depends on, read from the records at the time of the check.
 *
 * @param submitterName as people know the submitter
 * @param inBaseCurrency the gross amount at the rate of the issue date; negative for a credit note
 * @param duplicates other bills of the vendor that look the same
 */
public record BillCheck(
    BillRecord bill,
    String submitterName,
    VendorRisk vendorRisk,
    Money inBaseCurrency,
    List<BillRecord> duplicates) {

  public BillCheck {
    duplicates = List.copyOf(duplicates);
  }
}
