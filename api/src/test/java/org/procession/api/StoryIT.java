package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.api.local.story.Story;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class StoryIT {

  @Autowired private House house;
  @Autowired private Story story;

  @BeforeEach
  void isTold() {
    story.tell();
  }

  @Test
  void isToldOnce() {
    house.unchanged(story::tell);
  }

  @Test
  void hasBillsThatWaitForApproval() {
    var bills = house.as(new TenantId("acme"), "clerk").get(Bills.PATH).answered(200);

    assertThat(bills.path("items").findValuesAsString("status"))
        .hasSize(4)
        .containsOnly("SUBMITTED");
  }

  @Test
  void hasAnOverdueInvoiceForEachLevelOfDunning() {
    var finance = house.as(new TenantId("acme"), "finance");
    var invoices = "/api/revenue/invoices";

    assertThat(
            finance
                .get(invoices + "?overdue=true")
                .answered(200)
                .path("items")
                .valueStream()
                .map(invoice -> invoices + "/" + invoice.path("id").asString() + "/dunning")
                .map(dunning -> finance.get(dunning).answered(200).path("levels").size()))
        .containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void hasAProjectThatWaitsForFinance() {
    var projects =
        house.as(new TenantId("acme"), "finance").get("/api/projects/projects").answered(200);

    assertThat(projects.path("items").findValuesAsString("status")).containsExactly("SUBMITTED");
  }

  @Test
  void hasUploadsThatWaitForTheirScan() {
    var files = house.as(new TenantId("acme"), "security").get("/api/files/files").answered(200);

    assertThat(files.path("items").findValuesAsString("name"))
        .containsExactly("delivery-note.txt", "room-list.csv");
    assertThat(files.findValuesAsString("status")).containsOnly("QUARANTINED");
  }

  @Test
  void isForDemoUsersToWishFor() {
    assertThat(house.client(null).post("/local/story", "{}").status()).isEqualTo(401);
    assertThat(house.as(new TenantId("acme"), "lead").post("/local/story", "{}").status())
        .isEqualTo(202);
  }
}
