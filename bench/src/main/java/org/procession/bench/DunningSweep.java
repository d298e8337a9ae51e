package org.procession.bench;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * How long it takes from the moment the sweep looks for overdue invoices until the first reminders
 * of all that it finds are planned, which is what a dunning run does; and, as for the other
 * processes, how many cases a second that is against the engine alone. There a case is more: it has
 * come as far as it goes when the invoice's own process, too, has been through its first job and
 * waits for the next level.
 *
 * <p>The invoices are those that {@link InvoiceIssuing} issued; their due dates are moved into the
 * past all at once.
 */
final class DunningSweep implements Benchmark {

  private static final int AIMED_INVOICES = 10_000;
  private static final double AIM_SECONDS = 10;
  private static final int RAW_CASES = 400;
  private static final ModelledProcess PROCESS = ModelledProcess.INVOICE_DUNNING;

  /** Not those of the demo tenants, which are at all levels already. */
  private static final String CHOSEN =
      "status = 'ISSUED' and client_id in (select id from client where name = '%s')"
          .formatted(InvoiceIssuing.CLIENT);

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    var invoices = bed.number("select count(*) from invoice where " + CHOSEN);
    if (invoices == 0) {
      throw new IllegalStateException("no invoices were issued before");
    }
    var mark = bed.mark();
    var before = bed.text("select clock_timestamp()");
    var mail = new Thread(() -> throwAway(bed), "mail");
    mail.setDaemon(true);
    mail.start();
    bed.execute(
        "update invoice set issue_date = issue_date - 60, due_date = due_date - 60 where "
            + CHOSEN);
    bed.awaitEvents("revenue.invoiceReminded", mark, invoices);
    var seconds = since(bed, before);
    figures.accept(Figure.of("dunning.sweep.invoices", (double) invoices, "invoices"));
    figures.accept(Figure.of("dunning.sweep", seconds, "s"));
    figures.accept(
        Figure.of("dunning.sweep.per-10000", seconds * AIMED_INVOICES / invoices, "s")
            .atMost(AIM_SECONDS));
    bed.await("processes of all invoices", () -> processes(bed) >= invoices);
    var house = invoices / since(bed, before);
    mail.interrupt();
    figures.accept(Figure.of(PROCESS.name() + ".house", house, "instances/s"));
    var subject =
        bed.text(
            "select subject from event where name = ? and position > ? limit 1",
            PROCESS.firstEvent(),
            mark);
    try (var engine = new RawEngine(bed, PROCESS, subject.substring(subject.indexOf(':') + 1))) {
      engine.run(RAW_CASES / 4);
      engine.compare(house, RAW_CASES, ProcessRate.AIM, figures);
    }
  }

  /**
   * Seconds since the sweep began to look for what became overdue after a time, by the database.
   */
  private static double since(Bed bed, String before) {
    return bed.number(
            """
            select extract(epoch from clock_timestamp() - min(opened_at)) * 1000
              from dunning_run where opened_at > ?::timestamptz
            """,
            before)
        / 1e3;
  }

  /** How many of the invoices have a process whose first job is being done. */
  private static long processes(Bed bed) {
    return bed.number(
        """
        select count(*) from process_instance
         where process_id = ? and subject in (select 'invoice:' || id from invoice where %s)
        """
            .formatted(CHOSEN),
        PROCESS.id());
  }

  /**
   * The house's mail server keeps letters in memory, which is meant for people's, not for
   * thousands.
   */
  private static void throwAway(Bed bed) {
    try {
      while (!Thread.interrupted()) {
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
          store.connect(
              "127.0.0.1", bed.house().port("imap"), InvoiceIssuing.EMAIL, InvoiceIssuing.EMAIL);
          try (var inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_WRITE);
            inbox.setFlags(inbox.getMessages(), new Flags(Flags.Flag.DELETED), true);
          }
        }
        Thread.sleep(500);
      }
    } catch (MessagingException e) {
      System.err.println("Letters are kept: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
