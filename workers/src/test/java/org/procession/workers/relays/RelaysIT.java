package org.procession.workers.relays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.procession.workers.Patience.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.events.EventFeed;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.procession.workers.House;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
class RelaysIT {

  private static final AtomicInteger RECEIVERS = new AtomicInteger();

  @Autowired House house;
  @Autowired EventFeed feed;
  @Autowired FindingTenants tenants;
  @Autowired JdbcConnectionDetails database;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private final RecordingReceiver receiver =
      new RecordingReceiver("test-" + RECEIVERS.incrementAndGet());
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final List<Relays> running = new ArrayList<>();
  private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  @AfterEach
  void stop() {
    others.shutdown();
    running.forEach(Relays::stop);
  }

  @Test
  void deliverEveryEventInTheOrderOfTheLog() throws Exception {
    List<String> created = new ArrayList<>();
    for (var n = 0; n < 7; n++) {
      created.add(vendor());
    }
    start(receiver);
    assertThat(receiver.await(7, scope.tenant())).isEqualTo(created);
  }

  @Test
  void leaveNoGapForASlowTransaction() throws Exception {
    start(receiver);
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow =
        others.submit(
            () ->
                scope.call(
                    () ->
                        new TransactionTemplate(transactions)
                            .execute(
                                status -> {
                                  var vendor = vendor();
                                  begun.countDown();
                                  uninterruptibly(goOn);
                                  return vendor;
                                })));
    begun.await();
    var fast = vendor();
    // Both are recorded, and the later one committed: none may be passed before the earlier is.
    var relay = new EventRelay(receiver, feed);
    await().until(() -> backlog(relay).size() == 1);
    assertThat(scope.call(() -> feed.next(receiver.name(), 10))).isEmpty();
    goOn.countDown();
    assertThat(receiver.await(2, scope.tenant())).containsExactly(slow.get(), fast);
  }

  @Test
  void deliverAgainWhatTheyDeliveredBeforeTheyDied() throws Exception {
    receiver.dyingAfterDelivery = true;
    var relays = start(receiver);
    var vendor = vendor();
    assertThat(receiver.await(1, scope.tenant())).containsExactly(vendor);
    relays.stop();
    receiver.dyingAfterDelivery = false;
    start(receiver);
    assertThat(receiver.await(1, scope.tenant())).contains(vendor);
    await().until(() -> backlog(new EventRelay(receiver, feed)).size() == 0);
  }

  @Test
  void fallBehindWhileTheirReceiverIsAwayAndCatchUpAfterwards() throws Exception {
    receiver.refusing = true;
    var relays = start(receiver);
    var first = vendor();
    var second = vendor();
    await().until(() -> relays.health().getStatus().equals(Status.DOWN));
    assertThat(relays.health().getDetails()).containsEntry(receiver.name(), "the receiver is away");
    var relay = new EventRelay(receiver, feed);
    assertThat(backlog(relay).size()).isEqualTo(2);
    assertThat(backlog(relay).oldest()).isBefore(Clock.systemUTC().instant());
    assertThat(meters.counter("procession.relay.failures", "relay", receiver.name()).count())
        .isPositive();
    receiver.refusing = false;
    assertThat(receiver.await(2, scope.tenant())).containsExactly(first, second);
    await().until(() -> relays.health().getStatus().equals(Status.UP));
    assertThat(backlog(relay)).isEqualTo(Relay.Backlog.NONE);
  }

  @Test
  void sayWhichOfThemStandByAndWhy() {
    var idle =
        new Relay() {
          @Override
          public String name() {
            return "idle";
          }

          @Override
          public Optional<String> standsBy() {
            return Optional.of("it has no account");
          }

          @Override
          public int deliverBatch() {
            return 0;
          }

          @Override
          public Backlog backlog() {
            return Backlog.NONE;
          }
        };
    var health =
        new Relays(List.of(), List.of(idle), feed, tenants, database, Clock.systemUTC(), meters)
            .health();
    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails()).containsEntry("idle", "stands by: it has no account");
  }

  @Test
  void goOnWithOtherReceiversAndTenantsWhileOneFails() throws Exception {
    var broken = new RecordingReceiver(receiver.name() + "-broken");
    broken.refusing = true;
    start(broken, receiver);
    var vendor = vendor();
    assertThat(receiver.await(1, scope.tenant())).containsExactly(vendor);
  }

  @Test
  void runInOneOfTwoProcessesAndInTheOtherWhenThatIsGone() throws Exception {
    var other = new RecordingReceiver(receiver.name());
    var first = start(receiver);
    await().until(first::isLeading);
    var second = start(other);
    var vendor = vendor();
    assertThat(receiver.await(1, scope.tenant())).containsExactly(vendor);
    assertThat(second.isLeading()).isFalse();
    first.stop();
    await().until(second::isLeading);
    var next = vendor();
    assertThat(other.await(1, scope.tenant())).containsExactly(next);
    assertThat(receiver.rest(scope.tenant())).isEmpty();
  }

  @Test
  void stopWhenTheirConnectionIsLostAndComeBack() throws Exception {
    var relays = start(receiver);
    await().until(relays::isLeading);
    var before = leader();
    jdbc.sql("select pg_terminate_backend(?)").param(before).query().singleValue();
    await().until(() -> leader() != 0 && leader() != before);
    await().until(relays::isLeading);
    var vendor = vendor();
    assertThat(receiver.await(1, scope.tenant())).containsExactly(vendor);
  }

  @Test
  void areWokenLongBeforeTheyPoll() throws Exception {
    var relays = start(receiver);
    await().until(relays::isLeading);
    List<Duration> waits = new ArrayList<>();
    for (var n = 0; n < 9; n++) {
      vendor();
      var committed = System.nanoTime();
      receiver.await(1, scope.tenant());
      waits.add(Duration.ofNanos(System.nanoTime() - committed));
    }
    // By polling alone the median would be half a second.
    assertThat(waits.stream().sorted().toList().get(4)).isLessThan(Duration.ofMillis(200));
  }

  @Test
  void gatherWhatComesWhileTheyAreBusy() throws Exception {
    receiver.pace = Duration.ofSeconds(2);
    var relays = start(receiver);
    await().until(relays::isLeading);
    vendor();
    receiver.await(1, scope.tenant());
    var second = vendor();
    var third = vendor();
    var fourth = vendor();
    assertThat(receiver.await(2, scope.tenant())).containsExactly(second, third);
    var full = System.nanoTime();
    assertThat(receiver.await(1, scope.tenant())).containsExactly(fourth);
    assertThat(Duration.ofNanos(System.nanoTime() - full)).isLessThan(Duration.ofSeconds(1));
    assertThat(receiver.batches(scope.tenant())).containsExactly(1, 2, 1);
  }

  private Relays start(EventReceiver... receivers) {
    var relays =
        new Relays(
            List.of(receivers), List.of(), feed, tenants, database, Clock.systemUTC(), meters);
    running.add(relays);
    relays.start();
    return relays;
  }

  /** Records an event, and gives its subject. */
  private String vendor() {
    return scope.call(() -> house.vendor().subject().toString());
  }

  private Relay.Backlog backlog(EventRelay relay) {
    return scope.call(relay::backlog);
  }

  /** The connection of the process in which relays run, 0 if none does. */
  private int leader() {
    return jdbc.sql(
            """
            select pid from pg_locks
             where locktype = 'advisory' and granted
               and database = (select oid from pg_database where datname = current_database())
            """)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private static void uninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
