package org.procession.domain.revenue.payables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.procession.domain.identity.UserId;
import org.procession.domain.revenue.TaxCategory;

class BillTest {

  private static final UserId CLERK = new UserId("clerk");

  private final Bill bill =
      new Bill(
          BillId.next(),
          BillLines.bill(VendorId.next(), "R-1", "100.00", "EUR"),
          Instant.EPOCH,
          "user:clerk");

  @Test
  void goesFromDraftToPosted() {
    bill.submit(CLERK);
    assertThat(bill.approve()).isTrue();
    assertThat(bill.post()).isTrue();
    assertThat(bill.status()).isEqualTo(BillStatus.POSTED);
  }

  @Test
  void isDueThirtyDaysAfterItsIssueWhenItDoesNotSay() {
    assertThat(bill.dueDate()).isEqualTo(LocalDate.of(2026, 12, 2));
  }

  @Test
  void ignoresWhatIsDoneASecondTime() {
    bill.submit(CLERK);
    bill.approve();
    assertThat(bill.approve()).isFalse();
    bill.post();
    assertThat(bill.post()).isFalse();
    assertThat(bill.approve()).isFalse();
  }

  @Test
  void isSubmittedOnce() {
    bill.submit(CLERK);
    assertThatThrownBy(() -> bill.submit(CLERK)).isInstanceOf(BillNotInStatus.class);
  }

  @Test
  void isNotPostedBeforeItIsApproved() {
    bill.submit(CLERK);
    assertThatThrownBy(bill::post).isInstanceOf(BillNotInStatus.class);
  }

  @Test
  void isCorrectedAndSubmittedAgainInANewRound() {
    bill.submit(CLERK);
    bill.reject();
    var lines = List.of(BillLines.line("50.00", TaxCategory.S, "19"));
    assertThat(bill.correct(new BillCorrection("R-2", BillCategory.GOODS, null, lines, "fixed")))
        .isTrue();
    assertThat(bill.status()).isEqualTo(BillStatus.SUBMITTED);
    assertThat(bill.round()).isEqualTo(2);
    assertThat(bill.number()).isEqualTo("R-2");
    assertThat(bill.gross().amount()).isEqualByComparingTo(new BigDecimal("59.50"));
  }

  @Test
  void refusesEverythingOnceWithdrawn() {
    bill.submit(CLERK);
    assertThat(bill.withdraw()).isTrue();
    assertThat(bill.withdraw()).isFalse();
    assertThatThrownBy(bill::approve).isInstanceOf(BillIsWithdrawn.class);
    assertThatThrownBy(bill::post).isInstanceOf(BillIsWithdrawn.class);
    assertThatThrownBy(bill::reject).isInstanceOf(BillIsWithdrawn.class);
    assertThatThrownBy(bill::discard).isInstanceOf(BillIsWithdrawn.class);
    assertThat(bill.status()).isEqualTo(BillStatus.WITHDRAWN);
  }

  @Test
  void isNotWithdrawnOncePosted() {
    bill.submit(CLERK);
    bill.approve();
    bill.post();
    assertThatThrownBy(bill::withdraw).isInstanceOf(BillNotInStatus.class);
  }

  @Test
  void isNotDueBeforeItIsIssued() {
    assertThatThrownBy(
            () -> NewBill.requireDates(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 1)))
        .isInstanceOf(NewBill.BillInvalid.class);
  }
}
