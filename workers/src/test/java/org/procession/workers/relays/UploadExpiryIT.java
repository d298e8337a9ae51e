package org.procession.workers.relays;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.procession.domain.files.DeclaringFiles;
import org.procession.domain.files.ExpiringUploads;
import org.procession.domain.files.FileRecord;
import org.procession.domain.files.FileStatus;
import org.procession.domain.files.FindingFiles;
import org.procession.domain.files.NewContent;
import org.procession.domain.files.NewFile;
import org.procession.workers.House;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DomainTest
class UploadExpiryIT {

  @Autowired House house;
  @Autowired DeclaringFiles declaring;
  @Autowired ExpiringUploads expiring;
  @Autowired FindingFiles finding;
  @Autowired JdbcClient database;
  @Autowired TransactionOperations transactions;

  @Test
  void givesUpWhatNeverCameAtItsFirstLookAndOnlyNowAndThen() {
    house
        .tenant()
        .run(
            () -> {
              var file = declare();
              var looking = new UploadExpiry(expiring, Clock.systemUTC());
              assertThat(looking.deliverBatch()).isZero();
              aDayPasses();
              assertThat(looking.deliverBatch()).isZero();
              assertThat(new UploadExpiry(expiring, Clock.systemUTC()).deliverBatch()).isEqualTo(1);
              assertThat(finding.find(file.id()).newest().status()).isEqualTo(FileStatus.EXPIRED);
            });
  }

  private FileRecord declare() {
    var file = new NewFile("fox.txt", "text/plain", List.of(), List.of());
    return declaring.declare(file, new NewContent(20, "0".repeat(64))).file();
  }

  private void aDayPasses() {
    transactions.executeWithoutResult(
        t ->
            database
                .sql("update file_version set declared_at = declared_at - interval '25 hours'")
                .update());
  }
}
