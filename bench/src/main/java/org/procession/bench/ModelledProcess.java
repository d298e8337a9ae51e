package org.procession.bench;

/**
 * A process, and by what one sees its cases begin and end.
 *
 * @param name as figures have it
 * @param model such as {@code revenue/BillApprovalProcess}
 * @param firstEvent the event with which a case begins
 * @param lastEvent the event with which it ends, or waits for the world
 * @param lastJob the job type after which it has come so far in the engine
 * @param idVariable the process variable with the record's id
 */
public record ModelledProcess(
    String name,
    String model,
    String firstEvent,
    String lastEvent,
    String lastJob,
    String idVariable) {

  static final ModelledProcess BILL_APPROVAL =
      new ModelledProcess(
          "bill-approval",
          "revenue/BillApprovalProcess",
          "revenue.billSubmitted",
          "revenue.billPosted",
          "revenue.postBill",
          "billId");

  static final ModelledProcess INVOICE_DUNNING =
      new ModelledProcess(
          "invoice-dunning",
          "revenue/InvoiceDunningProcess",
          "revenue.invoiceOverdue",
          "revenue.invoiceReminded",
          "revenue.assessDunning",
          "invoiceId");

  static final ModelledProcess FILE_SCANNING =
      new ModelledProcess(
          "file-scanning",
          "files/FileScanningProcess",
          "files.fileUploaded",
          "files.fileTextExtracted",
          "files.extractText",
          "fileId");

  static final ModelledProcess PROJECT_APPROVAL =
      new ModelledProcess(
          "project-approval",
          "projects/ProjectApprovalProcess",
          "projects.projectSubmitted",
          "projects.projectActivated",
          "projects.activateProject",
          "projectId");

  /** The process id. */
  String id() {
    return model.substring(model.indexOf('/') + 1);
  }
}
