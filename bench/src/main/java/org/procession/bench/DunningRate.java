package org.procession.bench;

import java.util.function.Consumer;

/**
 * How many overdue invoices a second the house takes as far as they go at first, and how many cases
 * that is against the engine alone: a case has come so far when its first reminder is planned, and
 * the invoice's own process has been through its first job and waits for the next level.
 *
 * <p>The invoices are those that {@link InvoiceIssuing} issued.
 */
final class DunningRate implements Benchmark {

  private static final int RAW_CASES = 300;
  private static final ModelledProcess PROCESS = ModelledProcess.INVOICE_DUNNING;

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    double house;
    String one;
    try (var sweep = new Sweep(bed, InvoiceIssuing.CLIENT)) {
      var invoices = sweep.remind();
      sweep.awaitProcesses(invoices);
      house = invoices / sweep.seconds();
      one = sweep.one();
    }
    figures.accept(Figure.of(PROCESS.name() + ".house", house, "instances/s"));
    try (var engine = new RawEngine(bed, PROCESS, one)) {
      engine.run(RAW_CASES / 4);
      engine.compare(house, RAW_CASES, ProcessRate.AIM, figures);
    }
  }
}
