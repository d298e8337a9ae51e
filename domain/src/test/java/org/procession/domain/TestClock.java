package org.procession.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves. */
public final class TestClock extends Clock {

  private static final Instant PRESENT = Instant.parse("2026-11-20T10:00:00Z");

  private volatile Instant now = PRESENT;

  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** Undoes what was advanced, for tests that go far ahead of where others are at home. */
  public void backToPresent() {
    now = PRESENT;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
