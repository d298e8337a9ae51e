package org.procession.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many invoices a second are issued over HTTP: entered with three taxed lines, numbered and
 * posted.
 */
final class InvoiceIssuing implements Benchmark {

  private static final int CLIENTS = 8;
  private static final double AIM = 150;
  private static final String PATH = "/api/revenue/invoices";

  /** Whom all invoices are for. */
  static final String CLIENT = "Bench Client";

  static final String EMAIL = "office@bench-client.example";

  private @Nullable String client;

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    issue(bed, bed.size(400, 1000), new Latencies()); // until the programs have warmed up
    var latencies = new Latencies();
    var invoices = bed.size(1200, 9000);
    var seconds = issue(bed, invoices, latencies);
    figures.accept(Figure.of("invoices.issued", invoices / seconds, "/s").atLeast(AIM));
    figures.accept(Figure.of("invoices.issued.p95", latencies.percentile(0.95), "ms"));
  }

  /**
   * @return the seconds it took
   */
  double issue(Bed bed, int invoices, Latencies latencies) throws Exception {
    if (client == null) {
      client = client(bed, CLIENT);
    }
    var invoice = invoice(client);
    return new Clients(CLIENTS)
            .make(invoices, n -> bed.post(Bed.FINANCE, PATH, invoice), latencies)
            .toNanos()
        / 1e9;
  }

  /** Issues one invoice. */
  static void issue(Bed bed, String client) {
    bed.post(Bed.FINANCE, PATH, invoice(client));
  }

  private static Map<String, Object> invoice(String client) {
    return Map.of(
        "clientId",
        client,
        "currency",
        "EUR",
        "issue",
        true,
        "lines",
        List.of(line("Paper", "19"), line("Pencils", "19"), line("Books", "7")));
  }

  /** Makes a client. @return its id */
  static String client(Bed bed, String name) {
    return bed.create(
        Bed.CLERK,
        "/api/crm/clients",
        Map.of(
            "name",
            name,
            "email",
            EMAIL,
            "address",
            Map.of(
                "line1", "Market Square 5",
                "postcode", "04109",
                "city", "Leipzig",
                "country", "DE")));
  }

  private static Map<String, String> line(String description, String rate) {
    return Map.of(
        "description", description,
        "quantity", "3",
        "unitPrice", "19.90",
        "taxCategory", "S",
        "taxRate", rate);
  }
}
