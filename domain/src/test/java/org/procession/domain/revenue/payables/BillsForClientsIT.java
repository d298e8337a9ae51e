package org.procession.domain.revenue.payables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ClientNotFound;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.identity.UserId;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class BillsForClientsIT {

  @Autowired TestHouse house;
  @Autowired CreatingBills creating;
  @Autowired SubmittingBills submitting;
  @Autowired WithdrawingBills withdrawing;
  @Autowired FindingBills finding;
  @Autowired ReadingEvents reading;

  @Test
  void standsOnTheTimelineOfTheClientForWhomTheCostWasIncurred() {
    house
        .tenant()
        .run(
            () -> {
              var client = house.client();
              var bill = creating.create(bill(client)).id();
              submitting.submit(bill, new UserId("clerk"));
              withdrawing.withdraw(bill, "Sent by mistake");
              assertThat(finding.find(bill).clientId()).isEqualTo(client);
              var timeline =
                  reading.about(client.subject(), new Page.Limit(10, null)).items().stream()
                      .filter(event -> event.subject().equals(bill.subject()))
                      .toList();
              assertThat(timeline)
                  .extracting(LoggedEvent::name)
                  .containsExactly(
                      "revenue.billWithdrawn", "revenue.billSubmitted", "revenue.billCreated");
              assertThat(timeline.getFirst().concerns()).contains(client.subject());
              assertThat(timeline.getFirst().data())
                  .contains("Sent by mistake")
                  .doesNotContain("event");
            });
  }

  @Test
  void refusesAClientThatThereIsNot() {
    house
        .tenant()
        .run(
            () ->
                assertThatThrownBy(() -> creating.create(bill(new ClientId(UUID.randomUUID()))))
                    .isInstanceOf(ClientNotFound.class));
  }

  private NewBill bill(ClientId client) {
    var bill = BillLines.bill(house.vendor(), "R-1", "100.00", "EUR");
    return new NewBill(
        bill.vendorId(),
        bill.kind(),
        bill.number(),
        bill.issueDate(),
        bill.dueDate(),
        bill.currency(),
        bill.category(),
        bill.lines(),
        bill.totals(),
        client);
  }
}
