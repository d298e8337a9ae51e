package org.procession.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Invoices that are overdue when they are issued. Every second one is paid afterwards. */
public final class InvoiceCases implements Cases {

  private static final String PATH = "/api/revenue/invoices";

  private @Nullable String client;

  @Override
  public ModelledProcess process() {
    return ModelledProcess.INVOICE_DUNNING;
  }

  @Override
  public String create(Bed bed, int n) {
    var today = LocalDate.now(ZoneOffset.UTC);
    var line =
        Map.of(
            "description", description(n),
            "quantity", "3",
            "unitPrice", "19.90",
            "taxCategory", "S",
            "taxRate", "19");
    return bed.create(
        Bed.FINANCE,
        PATH,
        Map.of(
            "clientId", client(bed),
            "currency", "EUR",
            "issueDate", today.minusDays(40).toString(),
            "dueDate", today.minusDays(10).toString(),
            "issue", true,
            "lines", List.of(line)));
  }

  private static String description(int n) {
    return "Case %d %s".formatted(n, isPaid(n) ? "paid" : "unpaid");
  }

  private static boolean isPaid(int n) {
    return n % 2 == 0;
  }

  private synchronized String client(Bed bed) {
    if (client == null) {
      client = InvoiceIssuing.client(bed, InvoiceIssuing.CLIENT);
    }
    return client;
  }

  @Override
  public void start(Bed bed, int n, String id) {
    if (isPaid(n)) {
      var invoice = bed.get(Bed.FINANCE, PATH + "/" + id);
      bed.post(
          Bed.FINANCE,
          PATH + "/" + id + "/payments",
          Map.of(
              "paymentKey",
              "drill-" + n,
              "amount",
              invoice.path("open").asString(),
              "currency",
              "EUR",
              "receivedOn",
              LocalDate.now(ZoneOffset.UTC).toString()));
    }
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public boolean isOf(JsonNode record, int n) {
    return record.at("/lines/0/description").asString("").equals(description(n));
  }

  @Override
  public boolean isStarted(JsonNode record, int n) {
    return !isPaid(n) || record.path("status").asString().equals("PAID");
  }
}
