package org.procession.local.demo;

import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import org.procession.local.ApiClient;

/**
 * Takes one case of each process to its end, on the house of everyone's demo tenant, and tells each
 * step with its time.
 */
public final class Demo {
  private static final List<Case> CASES =
      List.of(new BillApproval(), new InvoiceDunning(), new ProjectApproval(), new FileScanning());

  private final ApiClient api;
  private final URI tasklist;
  private final int imapPort;
  private final PrintStream out;

  /**
   * @param tasklist where Tasklist is, without a path
   * @param imapPort of the house's mail server, which lets everyone in
   */
  public Demo(URI api, URI tasklist, int imapPort, PrintStream out) {
    this.api = new ApiClient(api);
    this.tasklist = tasklist;
    this.imapPort = imapPort;
    this.out = out;
  }

  /** Goes on with the next case when one fails. @return whether all came to their ends */
  public boolean run() throws InterruptedException {
    int completed = 0;
    for (var one : CASES) {
      out.printf("%s%n", one.process());
      var stage = new Stage(api, tasklist, imapPort, out);
      try {
        one.play(stage);
        stage.tell("Completed");
        completed++;
      } catch (CaseFailed failure) {
        stage.tell("Not completed: " + failure.getMessage());
      }
      out.println();
    }
    out.printf("%d of %d processes completed%n", completed, CASES.size());
    return completed == CASES.size();
  }
}
