package org.procession.bench;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What it adds to a short request that the API looks up who sends it and what that user may do, by
 * the times that the API itself takes.
 */
final class PermissionCost implements Benchmark {

  private static final double AIM_PERCENT = 10;

  private static final Pattern LOOKING_UP =
      Pattern.compile("(?m)^procession_access_seconds_sum\\S* (\\S+)$");
  private static final Pattern REQUESTS =
      Pattern.compile(
          "(?m)^http_server_requests_seconds_sum\\{[^\\n]*uri=\"/api/crm/clients/\\{clientId\\}\"[^\\n]*} (\\S+)$");

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    var client = InvoiceIssuing.client(bed, "Bench Permission");
    read(bed, client, 500); // until the program has warmed up
    var before = bed.metrics();
    read(bed, client, bed.size(3_000, 10_000));
    var after = bed.metrics();
    var lookingUp = seconds(LOOKING_UP, after) - seconds(LOOKING_UP, before);
    var requests = seconds(REQUESTS, after) - seconds(REQUESTS, before);
    figures.accept(
        Figure.of("permission-check.cost", lookingUp / (requests - lookingUp) * 100, "%")
            .atMost(AIM_PERCENT));
  }

  private static void read(Bed bed, String client, int times) throws Exception {
    new Clients(1).make(times, n -> bed.get(Bed.CLERK, "/api/crm/clients/" + client));
  }

  private static double seconds(Pattern metric, String metrics) {
    var sum =
        metric.matcher(metrics).results().mapToDouble(m -> Double.parseDouble(m.group(1))).sum();
    if (sum == 0) {
      throw new IllegalStateException("the API does not tell " + metric);
    }
    return sum;
  }
}
