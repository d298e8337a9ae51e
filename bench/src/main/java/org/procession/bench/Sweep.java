package org.procession.bench;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;

/**
 * All invoices of some clients become overdue at once: their due dates are moved into the past,
 * whereupon the house finds them.
 */
final class Sweep implements AutoCloseable {

  private final Bed bed;
  private final String invoices;
  private final String before;
  private final Thread mail;

  /**
   * @param clients the name of the clients. Those of the demo tenants are at all levels already
   */
  Sweep(Bed bed, String clients) {
    this.bed = bed;
    invoices =
        "status = 'ISSUED' and client_id in (select id from client where name = '%s')"
            .formatted(clients);
    before = bed.text("select clock_timestamp()");
    mail = new Thread(this::throwAway, "mail");
    mail.setDaemon(true);
    mail.start();
  }

  /**
   * Waits until the first reminders of all are planned.
   *
   * @return of how many
   * @throws IllegalStateException when there are none
   */
  long remind() throws InterruptedException {
    var mark = bed.mark();
    var all = bed.number("select count(*) from invoice where " + invoices);
    if (all == 0) {
      throw new IllegalStateException("no invoices were issued before");
    }
    bed.execute(
        "update invoice set issue_date = issue_date - 60, due_date = due_date - 60 where "
            + invoices);
    bed.awaitEvents("revenue.invoiceReminded", mark, all);
    return all;
  }

  /** Seconds since the sweep began to look for what became overdue, by the database. */
  double seconds() {
    return bed.number(
            """
            select extract(epoch from clock_timestamp() - min(opened_at)) * 1000
              from dunning_run where opened_at > ?::timestamptz
            """,
            before)
        / 1e3;
  }

  /** Waits until all have a process of their own whose first job is being done. */
  void awaitProcesses(long all) throws InterruptedException {
    var query =
        """
        select count(*) from process_instance
         where process_id = ? and subject in (select 'invoice:' || id from invoice where %s)
        """
            .formatted(invoices);
    bed.await(
        "processes of all invoices",
        () -> bed.number(query, ModelledProcess.INVOICE_DUNNING.id()) >= all);
  }

  /** The id of one of them. */
  String one() {
    return bed.text("select id from invoice where %s limit 1".formatted(invoices));
  }

  /**
   * The house's mail server keeps letters in memory, which is meant for people's, not for
   * thousands.
   */
  private void throwAway() {
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

  @Override
  public void close() {
    mail.interrupt();
  }
}
