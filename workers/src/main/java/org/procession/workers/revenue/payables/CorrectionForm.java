package org.procession.workers.revenue.payables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.payables.BillCategory;
import org.procession.domain.revenue.payables.BillCorrection;
import org.procession.domain.revenue.payables.BillRecord;
import org.procession.domain.revenue.payables.NewBill;
import org.procession.workers.forms.FormFields;
import org.procession.workers.forms.Shown;

/**
 * What the submitter of a rejected bill fills in. Anything may be missing or wrong, as it need not
 * come from the form; numbers are text so that they stay exact.
 */
record CorrectionForm(
    @Nullable String number,
    @Nullable String category,
    @Nullable String dueDate,
    @Nullable List<@Nullable Line> lines,
    @Nullable String note) {

  private static final FormFields FIELDS = new FormFields(CorrectionInvalid::new);

  /** A line of the bill; its net amount follows. */
  record Line(
      @Nullable String description,
      @Nullable String quantity,
      @Nullable String unitPrice,
      @Nullable String taxCategory,
      @Nullable String taxRate) {

    static Line of(DocumentLine line) {
      return new Line(
          line.description(),
          Shown.number(line.quantity()),
          Shown.number(line.unitPrice()),
          line.taxCategory().name(),
          Shown.number(line.taxRate()));
    }

    DocumentLine line(Currency currency, List<DocumentLine> present) {
      var described = FIELDS.required("description", description);
      var amount = FIELDS.decimal("quantity", quantity);
      var price = FIELDS.decimal("unit price", unitPrice);
      return new DocumentLine(
          described,
          amount,
          price,
          takeNet(described, amount, price, present)
              .orElseGet(() -> DocumentLine.net(amount, price, null, currency)),
          TaxCategory.of(FIELDS.required("tax category", taxCategory)),
          FIELDS.decimal("tax rate", taxRate));
    }

    /**
     * The net amount that the bill has for the same quantity and price: with the vendor's
     * allowances on the line it is another than their product.
     */
    private static Optional<BigDecimal> takeNet(
        String description, BigDecimal quantity, BigDecimal unitPrice, List<DocumentLine> present) {
      Predicate<DocumentLine> same =
          line ->
              line.quantity().compareTo(quantity) == 0
                  && line.unitPrice().compareTo(unitPrice) == 0;
      var found =
          present.stream()
              .filter(same.and(line -> line.description().equals(description)))
              .findFirst()
              .or(() -> present.stream().filter(same).findFirst());
      found.ifPresent(present::remove);
      return found.map(DocumentLine::net);
    }
  }

  /** The form as it is before anybody has filled it in. */
  static CorrectionForm of(BillRecord bill) {
    return new CorrectionForm(
        bill.number(),
        bill.category().name(),
        bill.dueDate().toString(),
        bill.lines().stream().<@Nullable Line>map(Line::of).toList(),
        null);
  }

  /**
   * @param bill that it corrects
   * @throws Problem when a field is missing or wrong
   */
  BillCorrection read(BillRecord bill) {
    return new BillCorrection(
        FIELDS.required("number", number),
        FIELDS.constant(BillCategory.class, "category", category),
        dueDate == null || dueDate.isBlank() ? null : FIELDS.date("due date", dueDate),
        lines(bill),
        note);
  }

  private List<DocumentLine> lines(BillRecord bill) {
    var currency = Currency.getInstance(bill.currency());
    var present = new ArrayList<>(bill.lines());
    List<DocumentLine> read = new ArrayList<>();
    for (var line : lines == null ? List.<@Nullable Line>of() : lines) {
      try {
        read.add((line == null ? EMPTY_LINE : line).line(currency, present));
      } catch (Problem e) {
        throw new CorrectionInvalid("Line %d: %s".formatted(read.size() + 1, e.detail()));
      }
    }
    return read;
  }

  private static final Line EMPTY_LINE = new Line(null, null, null, null, null);

  /** What was filled in makes no sense; the form comes back with the reason. */
  static final class CorrectionInvalid extends Problem {
    CorrectionInvalid(String detail) {
      super(NewBill.BillInvalid.CODE, detail);
    }
  }
}
