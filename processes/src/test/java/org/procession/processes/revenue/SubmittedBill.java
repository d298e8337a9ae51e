package org.procession.processes.revenue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A bill as the process sees it: by the message that starts it, and by what its check finds.
 *
 * @param amount in base currency
 */
record SubmittedBill(
    String id, BigDecimal amount, String vendorRisk, String category, List<String> duplicates) {

  static SubmittedBill aBill() {
    return new SubmittedBill(
        UUID.randomUUID().toString(), new BigDecimal("100"), "LOW", "GOODS", List.of());
  }

  SubmittedBill of(String amount) {
    return new SubmittedBill(id, new BigDecimal(amount), vendorRisk, category, duplicates);
  }

  SubmittedBill from(String vendorRisk) {
    return new SubmittedBill(id, amount, vendorRisk, category, duplicates);
  }

  SubmittedBill like(String... duplicates) {
    return new SubmittedBill(id, amount, vendorRisk, category, List.of(duplicates));
  }

  /** The variables of the message {@code revenue.billSubmitted}. */
  Map<String, Object> message() {
    return Map.of(
        "tenantId",
        "acme",
        "billId",
        id,
        "subject",
        "bill:" + id,
        "seals",
        Map.of("BillApprovalProcess", "sealed"));
  }

  /** The result of {@code revenue.checkBill}. */
  Map<String, Object> found() {
    return Map.of(
        "bill",
        Map.of("number", "INV-1"),
        "submitter",
        "clerk",
        "amountInBaseCurrency",
        amount,
        "vendorRisk",
        vendorRisk,
        "category",
        category,
        "duplicates",
        duplicates.stream().map(number -> Map.of("number", number)).toList(),
        "correction",
        Map.of("number", "INV-1"));
  }
}
