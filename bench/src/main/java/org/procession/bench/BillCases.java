package org.procession.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bills so small that nobody has to approve them. */
final class BillCases implements Cases {

  private static final String PATH = "/api/revenue/bills";

  private @Nullable String vendor;

  @Override
  public ModelledProcess process() {
    return ModelledProcess.BILL_APPROVAL;
  }

  @Override
  public String create(Bed bed, int n) {
    // Bills of one amount would be suspected to be one bill.
    var net = "%d.%02d".formatted(20 + n / 100, n % 100);
    var line =
        Map.of(
            "description", "Pencils",
            "quantity", "1",
            "unitPrice", net,
            "taxCategory", "Z",
            "taxRate", "0");
    return bed.create(
        Bed.CLERK,
        PATH,
        Map.of(
            "vendorId", vendor(bed),
            "number", "BENCH-" + n,
            "issueDate", LocalDate.now(ZoneOffset.UTC).toString(),
            "currency", "EUR",
            "category", "GOODS",
            "lines", List.of(line),
            "totals", Map.of("net", net, "tax", "0.00", "gross", net)));
  }

  private synchronized String vendor(Bed bed) {
    if (vendor == null) {
      vendor =
          bed.create(
              Bed.CLERK,
              "/api/revenue/vendors",
              Map.of("name", "Pencils", "country", "DE", "risk", "LOW"));
    }
    return vendor;
  }

  @Override
  public void start(Bed bed, int n, String id) {
    bed.post(Bed.CLERK, PATH + "/" + id + "/submit", Map.of());
  }
}
