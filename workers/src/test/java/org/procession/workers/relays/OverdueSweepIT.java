package org.procession.workers.relays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.procession.workers.Patience.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.Page;
import org.procession.domain.events.EventFeed;
import org.procession.domain.events.EventKind;
import org.procession.domain.events.EventQuery;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.revenue.dunning.SweepingOverdueInvoices;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.procession.workers.House;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

@DomainTest
class OverdueSweepIT {

  private static final OverdueSweepProperties SOMETIMES =
      new OverdueSweepProperties(Duration.ofMinutes(5));

  @Autowired House house;
  @Autowired SweepingOverdueInvoices sweeping;
  @Autowired ReadingEvents reading;
  @Autowired EventFeed feed;
  @Autowired FindingTenants tenants;
  @Autowired JdbcConnectionDetails database;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  private void overdue() {
    var yesterday = LocalDate.now(ZoneId.of("Europe/Berlin")).minusDays(1);
    house.issued(house.client(), "100.00", yesterday);
  }

  @Test
  void looksAtATenantsInvoicesAtOnceAndThenFromTimeToTime() {
    scope.run(
        () -> {
          var clock = new MovedClock();
          var sweep = new OverdueSweep(sweeping, SOMETIMES, clock);
          overdue();
          assertThat(sweep.backlog().size()).isEqualTo(1);
          assertThat(sweep.deliverBatch()).isEqualTo(1);
          assertThat(sweep.backlog()).isEqualTo(Relay.Backlog.NONE);
          assertThat(opened())
              .singleElement()
              .satisfies(run -> assertThat(run.actorName()).isEqualTo("overdue-sweep"));
          overdue();
          assertThat(sweep.deliverBatch()).isZero();
          assertThat(opened()).hasSize(1);
          clock.by = Duration.ofMinutes(6);
          assertThat(sweep.deliverBatch()).isEqualTo(1);
          assertThat(opened()).hasSize(2);
        });
  }

  @Test
  void looksAgainWhenTheClockWasPutBack() {
    scope.run(
        () -> {
          var clock = new MovedClock();
          var sweep = new OverdueSweep(sweeping, SOMETIMES, clock);
          assertThat(sweep.deliverBatch()).isZero();
          overdue();
          clock.by = Duration.ofHours(-1);
          assertThat(sweep.deliverBatch()).isEqualTo(1);
        });
  }

  @Test
  void leavesTheIntervalOfOneTenantToThatTenant() {
    var sweep = new OverdueSweep(sweeping, SOMETIMES, Clock.systemUTC());
    assertThat(scope.call(sweep::deliverBatch)).isZero();
    house
        .tenant()
        .run(
            () -> {
              overdue();
              assertThat(sweep.deliverBatch()).isEqualTo(1);
            });
  }

  @Test
  void runsWhereTheRelaysRun() {
    scope.run(this::overdue);
    var relays =
        new Relays(
            List.of(),
            List.of(new OverdueSweep(sweeping, SOMETIMES, Clock.systemUTC())),
            feed,
            tenants,
            database,
            Clock.systemUTC(),
            new SimpleMeterRegistry());
    relays.start();
    try {
      await().until(() -> scope.call(this::opened).size() == 1);
    } finally {
      relays.stop();
    }
  }

  private static final class MovedClock extends Clock {
    private volatile Duration by = Duration.ZERO;

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(instant(), zone);
    }
  }

  private List<LoggedEvent> opened() {
    var kind = EventKind.parse("revenue.dunningRunOpened");
    return reading
        .find(new EventQuery(null, null, List.of(kind), null, null), new Page.Limit(10, null))
        .items();
  }
}
