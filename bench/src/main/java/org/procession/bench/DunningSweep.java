package org.procession.bench;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * How long it takes from the sweep that finds invoices overdue until the first reminders of all of
 * them are planned, each by a case of its own of InvoiceDunningProcess; and, as for the other
 * processes, how many cases that is a second against the engine alone.
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
    var mail = new Thread(() -> throwAway(bed), "mail");
    mail.setDaemon(true);
    mail.start();
    bed.execute(
        "update invoice set issue_date = issue_date - 60, due_date = due_date - 60 where "
            + CHOSEN);
    bed.awaitEvents(PROCESS.lastEvent(), mark, invoices);
    var seconds =
        bed.number(
                """
                select extract(epoch from max(occurred_at) filter (where name = ?)
                                        - min(occurred_at) filter (where name = ?)) * 1000
                  from event where position > ?
                """,
                PROCESS.lastEvent(),
                PROCESS.firstEvent(),
                mark)
            / 1e3;
    mail.interrupt();
    figures.accept(Figure.of("dunning.sweep.invoices", (double) invoices, "invoices"));
    figures.accept(Figure.of("dunning.sweep", seconds, "s"));
    figures.accept(
        Figure.of("dunning.sweep.per-10000", seconds * AIMED_INVOICES / invoices, "s")
            .atMost(AIM_SECONDS));
    var house = invoices / seconds;
    figures.accept(Figure.of(PROCESS.name() + ".house", house, "instances/s"));
    var subject =
        bed.text(
            "select subject from event where name = ? and position > ? limit 1",
            PROCESS.lastEvent(),
            mark);
    try (var engine = new RawEngine(bed, PROCESS, subject.substring(subject.indexOf(':') + 1))) {
      engine.run(RAW_CASES / 4);
      engine.compare(house, RAW_CASES, ProcessRate.AIM, figures);
    }
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
