package org.procession.domain.revenue.receivables;

/** What is charged on top of an invoice. */
public enum ChargeKind {
  FEE("Fee"),
  INTEREST("Interest");

  private final String title;

  ChargeKind(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
