package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class OutageIT {

  @Autowired private House house;

  @Test
  void saysThatItIsPostgresThatDoesNotAnswer() {
    var clerk = house.as(house.tenant(), "clerk");
    House.POSTGRES.close();
    try {
      clerk.get(Bills.PATH).refused(503, "DATABASE_UNAVAILABLE", null);
      assertThat(clerk.get("/actuator/health/readiness").status()).isEqualTo(503);
      assertThat(clerk.get("/actuator/health/liveness").status()).isEqualTo(200);
    } finally {
      House.POSTGRES.open();
    }
    clerk.get(Bills.PATH).answered(200);
  }

  @Test
  void saysThatItIsElasticsearchThatDoesNotAnswer() {
    var tenant = house.tenant();
    var clerk = house.as(tenant, "clerk");
    var bill = Bills.draft(clerk);
    house.index(tenant);
    House.ELASTICSEARCH.close();
    try {
      assertThat(
              clerk
                  .get("/api/timeline?q=paper")
                  .refused(503, "SEARCH_UNAVAILABLE", null)
                  .path("detail")
                  .asString())
          .contains("Elasticsearch");
      clerk.get("/api/search?q=paper").refused(503, "SEARCH_UNAVAILABLE", null);
      clerk.get("/api/timeline?subject=bill:" + bill).answered(200);
      clerk.get("/actuator/health/readiness").answered(200);
      assertThat(clerk.get("/actuator/health").status()).isEqualTo(503);
    } finally {
      House.ELASTICSEARCH.open();
    }
    clerk.get("/api/timeline?q=paper").answered(200);
  }

  @Test
  void saysThatItIsTheStoreOfFilesThatDoesNotAnswer() {
    var clerk = house.as(house.tenant(), "clerk");
    var file = UploadedFile.of("Fox");
    var id = file.declare(clerk, "fox.txt");
    House.S3.close();
    try {
      file.put(clerk, id, 1).refused(503, "STORAGE_UNAVAILABLE", null);
      clerk.post(UploadedFile.path(id, 1, "complete")).refused(503, "STORAGE_UNAVAILABLE", null);
      clerk.get(UploadedFile.PATH + "/" + id).answered(200);
      clerk.get("/actuator/health/readiness").answered(200);
      assertThat(clerk.get("/actuator/health").answered(503).at("/components/s3/status").asString())
          .isEqualTo("DOWN");
    } finally {
      House.S3.open();
    }
    file.put(clerk, id, 1).answered(202);
  }
}
