package org.procession.workers.relays;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.tenancy.TenantId;

/** Keeps the events that it gets, and breaks down when the test says so. */
final class RecordingReceiver implements EventReceiver {

  private final String name;
  private final BlockingQueue<LoggedEvent> events = new LinkedBlockingQueue<>();
  private final List<List<LoggedEvent>> batches = new CopyOnWriteArrayList<>();
  volatile boolean refusing;
  volatile boolean dyingAfterDelivery;
  volatile Duration pace = Duration.ZERO;

  RecordingReceiver(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int batchSize() {
    return 2;
  }

  @Override
  public Duration pace() {
    return pace;
  }

  @Override
  public void deliver(List<LoggedEvent> delivered) {
    if (refusing) {
      throw new IllegalStateException("the receiver is away");
    }
    batches.add(delivered);
    events.addAll(delivered);
    if (dyingAfterDelivery) {
      throw new IllegalStateException("died before the cursor moved");
    }
  }

  /** Waits for the next so many events of the tenant, and gives the subjects' ids in order. */
  List<String> await(int number, TenantId tenant) throws InterruptedException {
    List<String> received = new ArrayList<>();
    while (received.size() < number) {
      var event = events.poll(30, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("only " + received.size() + " of " + number + " came");
      }
      if (event.tenant().equals(tenant)) {
        received.add(event.subject().toString());
      }
    }
    return received;
  }

  /** How many of the tenant's events each batch held. */
  List<Integer> batches(TenantId tenant) {
    return batches.stream()
        .filter(batch -> batch.getFirst().tenant().equals(tenant))
        .map(List::size)
        .toList();
  }

  /** Those of the tenant that have come and were not awaited. */
  List<LoggedEvent> rest(TenantId tenant) {
    return events.stream().filter(event -> event.tenant().equals(tenant)).toList();
  }
}
