package org.procession.workers.revenue.payables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.Problem;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.Totals;
import org.procession.domain.revenue.payables.BillCategory;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillKind;
import org.procession.domain.revenue.payables.BillRecord;
import org.procession.domain.revenue.payables.BillStatus;
import org.procession.domain.revenue.payables.VendorId;

class CorrectionFormTest {

  /** With an allowance: 3 x 10.00 less 5.00. */
  private static final DocumentLine REDUCED = line("Paper", "3", "10.00", "25.00");

  private static final DocumentLine PLAIN = line("Paper", "3", "10.00", "30.00");

  @Test
  void startsFromTheBillAsItIsInExactText() {
    var form = CorrectionForm.of(bill(line("Pens", "1000000.500000", "0.001200", "1200.00")));
    assertThat(form.number()).isEqualTo("R-1");
    assertThat(form.category()).isEqualTo("GOODS");
    assertThat(form.dueDate()).isEqualTo("2026-02-28");
    assertThat(form.lines())
        .containsExactly(new CorrectionForm.Line("Pens", "1000000.5", "0.0012", "S", "19"));
  }

  @Test
  void changesNothingWhereNothingWasFilledIn() {
    var bill = bill(REDUCED, PLAIN, line("Pens", "1", "2", "2"));
    var correction = CorrectionForm.of(bill).read(bill);
    assertThat(correction.lines()).extracting(DocumentLine::net).containsExactly(nets(bill));
    assertThat(correction.number()).isEqualTo(bill.number());
    assertThat(correction.category()).isEqualTo(bill.category());
    assertThat(correction.dueDate()).isEqualTo(bill.dueDate());
  }

  @Test
  void computesTheNetAmountOfWhatWasChanged() {
    assertThat(read(bill(REDUCED), new CorrectionForm.Line("Paper", "4", "10.00", "S", "19")))
        .isEqualByComparingTo("40.00");
    assertThat(read(bill(REDUCED), new CorrectionForm.Line("Paper", "3", "9.99", "S", "19")))
        .isEqualByComparingTo("29.97");
    assertThat(read(bill(PLAIN), new CorrectionForm.Line("Paper", "1.5", "0.333", "S", "19")))
        .isEqualByComparingTo("0.50");
  }

  @Test
  void keepsTheVendorsAllowanceWhereOnlyTheTextWasChanged() {
    assertThat(read(bill(REDUCED), new CorrectionForm.Line("Card", "3.0", "10", "S", "7")))
        .isEqualByComparingTo("25.00");
  }

  @Test
  void givesAnAllowanceToOneLineOnly() {
    var bill = bill(REDUCED);
    var form = CorrectionForm.of(bill);
    var twice =
        new CorrectionForm(
            "R-1", "GOODS", null, List.of(form.lines().getFirst(), form.lines().getFirst()), null);
    assertThat(twice.read(bill).lines())
        .extracting(DocumentLine::net)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(new BigDecimal("25"), new BigDecimal("30"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      quoteCharacter = '"',
      value = {
        "-, 1, 2, S, 19, The description is missing.",
        "Paper, -, 2, S, 19, The quantity is missing.",
        "Paper, \" \", 2, S, 19, The quantity is missing.",
        "Paper, many, 2, S, 19, The quantity is no number such as 12.50.",
        "Paper, \"1,5\", 2, S, 19, The quantity is no number such as 12.50.",
        "Paper, 1, 1e999999999, S, 19, -",
        "Paper, 1, 12345678901234567890123456789012345678901, S, 19, The unit price is no number such as 12.50.",
        "Paper, 1, 2, -, 19, The tax category is missing.",
        "Paper, 1, 2, X, 19, 'X' is no tax category of EN 16931",
        "Paper, 1, 2, S, -, The tax rate is missing.",
        "Paper, 1, 2, S, 0, Tax category S has a rate above 0",
      })
  void saysInWhichLineSomethingIsWrong(
      String description,
      String quantity,
      String unitPrice,
      String taxCategory,
      String taxRate,
      String reason) {
    var good = CorrectionForm.Line.of(PLAIN);
    var bad = new CorrectionForm.Line(description, quantity, unitPrice, taxCategory, taxRate);
    var form = new CorrectionForm("R-1", "GOODS", null, List.of(good, bad), null);
    assertThatThrownBy(() -> form.read(bill(PLAIN)))
        .isInstanceOf(CorrectionForm.CorrectionInvalid.class)
        .hasMessageStartingWith("Line 2: " + (reason == null ? "" : reason));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      quoteCharacter = '"',
      value = {
        "-, GOODS, 2026-01-31, The number is missing.",
        "R-1, -, 2026-01-31, The category is missing.",
        "R-1, GIFTS, 2026-01-31, 'GIFTS' is no category.",
        "R-1, GOODS, tomorrow, 'tomorrow' is no date such as 2026-01-31.",
        "R-1, GOODS, -, A bill has 1 to 2000 lines.",
      })
  void saysWhatIsWrongWithTheBill(String number, String category, String dueDate, String reason) {
    var form = new CorrectionForm(number, category, dueDate, null, null);
    assertThatThrownBy(() -> form.read(bill(PLAIN))).isInstanceOf(Problem.class).hasMessage(reason);
  }

  private static BigDecimal read(BillRecord bill, CorrectionForm.Line line) {
    var form = new CorrectionForm("R-1", "GOODS", null, List.of(line), null);
    return form.read(bill).lines().getFirst().net();
  }

  private static BigDecimal[] nets(BillRecord bill) {
    return bill.lines().stream().map(DocumentLine::net).toArray(BigDecimal[]::new);
  }

  private static DocumentLine line(String description, String quantity, String price, String net) {
    return new DocumentLine(
        description,
        new BigDecimal(quantity),
        new BigDecimal(price),
        new BigDecimal(net),
        TaxCategory.S,
        new BigDecimal("19"));
  }

  private static BillRecord bill(DocumentLine... lines) {
    return new BillRecord(
        new BillId(new UUID(7, 7)),
        new VendorId(new UUID(7, 8)),
        "Paper Mill",
        BillKind.INVOICE,
        "R-1",
        LocalDate.of(2026, 1, 31),
        LocalDate.of(2026, 2, 28),
        BillCategory.GOODS,
        "EUR",
        new Totals(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ONE),
        BigDecimal.ZERO,
        List.of(lines),
        BillStatus.REJECTED,
        1,
        Instant.EPOCH,
        "user:clerk",
        "clerk",
        null,
        0);
  }
}
