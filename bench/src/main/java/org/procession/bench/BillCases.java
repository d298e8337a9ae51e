package org.procession.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Bills of one vendor, each of another amount. */
public final class BillCases implements Cases {

  private static final String PATH = "/api/revenue/bills";

  private final String series;
  private final int euros;
  private @Nullable String vendor;

  /**
   * @param series with which their numbers begin
   * @param euros what the first is about, and each of a hundred to come
   */
  private BillCases(String series, int euros) {
    this.series = series;
    this.euros = euros;
  }

  /** Bills so small that nobody has to approve them. */
  public static BillCases small() {
    return new BillCases("BENCH-", 20);
  }

  /** Bills that a team lead has to approve. */
  public static BillCases medium() {
    return new BillCases("ASKED-", 600);
  }

  @Override
  public ModelledProcess process() {
    return ModelledProcess.BILL_APPROVAL;
  }

  @Override
  public String create(Bed bed, int n) {
    // Bills of one amount would be suspected to be one bill.
    var net = "%d.%02d".formatted(euros + n / 100, n % 100);
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
            "number", series + n,
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
  public String path() {
    return PATH;
  }

  @Override
  public boolean isOf(JsonNode record, int n) {
    return record.path("number").asString("").equals(series + n);
  }

  @Override
  public boolean isStarted(JsonNode record, int n) {
    return !record.path("status").asString().equals("DRAFT");
  }

  @Override
  public void start(Bed bed, int n, String id) {
    bed.post(Bed.CLERK, PATH + "/" + id + "/submit", Map.of());
  }
}
