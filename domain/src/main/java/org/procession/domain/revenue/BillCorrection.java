package org.procession.domain.revenue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a submitter changed on a rejected bill. The totals follow from the lines. */
public record BillCorrection(
    String number,
    BillCategory category,
    @Nullable LocalDate dueDate,
    List<BillLine> lines,
    @Nullable String note) {

  public BillCorrection {
    number = NewBill.requireNumber(number);
    lines = NewBill.requireLines(lines);
  }
}
