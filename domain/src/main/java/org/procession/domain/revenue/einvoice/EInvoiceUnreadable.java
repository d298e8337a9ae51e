package org.procession.domain.revenue.einvoice;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;

/** The document is not an electronic invoice of EN 16931 that can be read. */
public final class EInvoiceUnreadable extends Problem {

  /** Why it cannot be read. */
  public enum Reason {
    /** More bytes, elements, levels or text than an invoice needs. */
    TOO_LARGE,
    /** Another kind of file, or XML that is not well-formed or not in the encoding it declares. */
    NOT_XML,
    /** A document type declaration: entities and external references are never read. */
    DOCTYPE,
    /** XML, but neither UBL Invoice, nor UBL CreditNote, nor CII CrossIndustryInvoice. */
    NOT_AN_INVOICE,
    /** An invoice that breaks the schema of its syntax, or states a value that cannot be. */
    INVALID,
    /** A mandatory business term is not stated. */
    MISSING,
    /** A currency, VAT category or document type that EN 16931 does not know. */
    UNKNOWN_CODE
  }

  private final Reason reason;
  private final @Nullable Term term;

  EInvoiceUnreadable(Reason reason, String detail) {
    this(reason, null, detail);
  }

  EInvoiceUnreadable(Reason reason, @Nullable Term term, String detail) {
    super("E_INVOICE_UNREADABLE", detail);
    this.reason = reason;
    this.term = term;
  }

  static EInvoiceUnreadable missing(Term term) {
    return new EInvoiceUnreadable(
        Reason.MISSING, term, "The e-invoice does not state %s.".formatted(term));
  }

  static EInvoiceUnreadable invalid(Term term, String what) {
    return new EInvoiceUnreadable(
        Reason.INVALID, term, "%s of the e-invoice %s.".formatted(term, what));
  }

  static EInvoiceUnreadable unknown(Term term, String code) {
    return new EInvoiceUnreadable(
        Reason.UNKNOWN_CODE, term, "%s of the e-invoice is unknown: '%s'.".formatted(term, code));
  }

  public Reason reason() {
    return reason;
  }

  /**
   * @return the business term of EN 16931-1 that is at fault, such as {@code BT-5}
   */
  public Optional<String> term() {
    return Optional.ofNullable(term).map(Term::id);
  }
}
