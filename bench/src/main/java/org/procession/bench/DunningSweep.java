package org.procession.bench;

import java.util.function.Consumer;

/**
 * How long it takes from the moment the sweep looks for overdue invoices until the first reminders
 * of all that it finds are planned.
 *
 * <p>A hundred invoices are issued over HTTP, each to a client of its own, and copied in the
 * database until there are enough: to issue all of them would take minutes and is another figure.
 * Their own processes begin when the last reminder is planned, and go on for minutes; so nothing is
 * measured after this.
 */
final class DunningSweep implements Benchmark {

  private static final int INVOICES = 10_000;
  private static final int ISSUED = 100;
  private static final double AIM_SECONDS = 10;
  private static final String CLIENTS = "Bench Debtor";

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    new Clients(8)
        .make(ISSUED, n -> InvoiceIssuing.issue(bed, InvoiceIssuing.client(bed, CLIENTS)));
    copy(bed);
    try (var sweep = new Sweep(bed, CLIENTS)) {
      var invoices = sweep.remind();
      figures.accept(Figure.of("dunning.sweep.invoices", (double) invoices, "invoices"));
      figures.accept(Figure.of("dunning.sweep", sweep.seconds(), "s").atMost(AIM_SECONDS));
    }
  }

  private static void copy(Bed bed) {
    bed.execute(
        """
        with copies as (
          select i.*, gen_random_uuid() as copy, (row_number() over ())::int as n
            from invoice i cross join generate_series(2, %d)
           where client_id in (select id from client where name = '%s')),
        invoices as (
          insert into invoice (tenant_id, id, client_id, series, sequence, number, issue_date, due_date, currency,
                               net, tax, gross, charged, paid, base_open, status, created_at, created_by, issued_at, version)
          select tenant_id, copy, client_id, 'COPY', n, 'COPY-' || n, issue_date - n %% 20, due_date - n %% 20, currency,
                 net, tax, gross, charged, paid, base_open, status, created_at, created_by, issued_at, version
            from copies)
        insert into invoice_line (tenant_id, invoice_id, line_number, description, quantity, unit_price, net,
                                  tax_category, tax_rate)
        select l.tenant_id, c.copy, l.line_number, l.description, l.quantity, l.unit_price, l.net, l.tax_category, l.tax_rate
          from copies c join invoice_line l on l.tenant_id = c.tenant_id and l.invoice_id = c.id
        """
            .formatted(INVOICES / ISSUED, CLIENTS));
    bed.execute("analyze invoice, invoice_line");
  }
}
