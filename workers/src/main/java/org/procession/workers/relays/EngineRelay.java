package org.procession.workers.relays;

import java.time.Duration;
import java.util.List;
import org.procession.domain.events.LoggedEvent;
import org.procession.workers.engine.EventMessages;
import org.springframework.stereotype.Component;

/**
 * Publishes events as messages to the process engine: those that some model starts from or waits
 * for. The engine knows a message that comes again by its id.
 */
@Component
class EngineRelay implements EventReceiver {

  static final String NAME = "engine";

  private final MeetingEngines engines;
  private final EventMessages messages;

  EngineRelay(MeetingEngines engines, EventMessages messages) {
    this.engines = engines;
    this.messages = messages;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** All of a batch are under way at once. */
  @Override
  public int batchSize() {
    return 50;
  }

  /** Nobody should see a process wait for its message. */
  @Override
  public Duration pace() {
    return Duration.ofMillis(50);
  }

  /** A message does not start a process that is deployed after it. */
  @Override
  public boolean isReady() {
    return engines.areMet();
  }

  @Override
  public void deliver(List<LoggedEvent> events) {
    var awaited = events.stream().filter(messages::isAwaited).toList();
    if (!awaited.isEmpty()) {
      engines.meet();
      messages.publish(awaited);
    }
  }
}
