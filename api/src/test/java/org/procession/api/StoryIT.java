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
  void isForDemoUsersToWishFor() {
    assertThat(house.client(null).post("/local/story", "{}").status()).isEqualTo(401);
    assertThat(house.as(new TenantId("acme"), "lead").post("/local/story", "{}").status())
        .isEqualTo(202);
  }
}
