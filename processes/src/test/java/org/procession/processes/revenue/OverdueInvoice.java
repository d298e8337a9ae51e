package org.procession.processes.revenue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An overdue invoice as the process sees it: by the message that starts it, and by what its
 * assessment finds.
 *
 * @param amount that is open, in base currency
 * @param level that comes next
 */
record OverdueInvoice(String id, BigDecimal amount, String segment, int level, int daysOverdue) {

  static OverdueInvoice anInvoice() {
    return new OverdueInvoice(
        UUID.randomUUID().toString(), new BigDecimal("1190"), "STANDARD", 1, 1);
  }

  OverdueInvoice of(String amount) {
    return new OverdueInvoice(id, new BigDecimal(amount), segment, level, daysOverdue);
  }

  OverdueInvoice to(String segment) {
    return new OverdueInvoice(id, amount, segment, level, daysOverdue);
  }

  OverdueInvoice at(int level) {
    return new OverdueInvoice(id, amount, segment, level, daysOverdue);
  }

  OverdueInvoice overdue(int days) {
    return new OverdueInvoice(id, amount, segment, level, days);
  }

  /** The variables of the message {@code revenue.invoiceOverdue}. */
  Map<String, Object> message() {
    return Map.of(
        "tenantId",
        "acme",
        "invoiceId",
        id,
        "subject",
        "invoice:" + id,
        "seals",
        Map.of("InvoiceDunningProcess", "sealed"));
  }

  /** The result of {@code revenue.assessDunning} when the next step is due. */
  Map<String, Object> due() {
    return assessed(null);
  }

  /** The result of {@code revenue.assessDunning} when the next step has to wait. */
  Map<String, Object> waits(String period) {
    return assessed(period);
  }

  private Map<String, Object> assessed(String waitFor) {
    var found = new HashMap<String, Object>();
    found.put("invoice", Map.of("number", "2026-0001"));
    found.put("amountInBaseCurrency", amount);
    found.put("daysOverdue", daysOverdue);
    found.put("segment", segment);
    found.put("level", level);
    found.put("waitFor", waitFor);
    return found;
  }
}
