package org.procession.domain.revenue.payables;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.DocumentLine;

/** What a submitter changed on a rejected bill. The totals follow from the lines. */
public record BillCorrection(
    String number,
    BillCategory category,
    @Nullable LocalDate dueDate,
    List<DocumentLine> lines,
    @Nullable String note) {

  public BillCorrection {
    number = NewBill.requireNumber(number);
    lines = NewBill.requireLines(lines);
  }
}
