package org.procession.domain.revenue.receivables;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The number of an issued invoice.
 *
 * @param series within which numbers follow one another without gaps: the year of issue
 * @param text as it stands on the invoice
 */
@Embeddable
record InvoiceNumber(String series, long sequence, @Column(name = "number") String text) {

  InvoiceNumber(String series, long sequence) {
    this(series, sequence, "%s-%05d".formatted(series, sequence));
  }
}
