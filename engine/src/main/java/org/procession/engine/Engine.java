package org.procession.engine;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engine that runs, of whichever version: it is asked which, and again every minute. */
public final class Engine implements EngineView {

  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final @Nullable EngineCalls rest;
  private final EngineView exported;
  private final @Nullable EngineView searched;
  private final InstantSource clock;
  private volatile @Nullable Seen seen;

  /** What the engine said it is, and until when that is believed. */
  private record Seen(EngineVersion version, long untilMillis) {}

  public Engine(EngineAddress address, InstantSource clock) {
    this.rest =
        Optional.ofNullable(address.rest())
            .map((URI rest) -> EngineCalls.toEngine(rest, address))
            .orElse(null);
    this.exported =
        new ExportedView(
            Optional.ofNullable(address.records()).map(EngineCalls::toStore).orElse(null));
    this.searched = rest == null ? null : new SearchedView(rest);
    this.clock = clock;
  }

  @Override
  public List<UserTask> userTasks(String tenant, long processInstanceKey, String elementId) {
    return view().userTasks(tenant, processInstanceKey, elementId);
  }

  @Override
  public Map<Long, Course> courses(Collection<Long> processInstanceKeys) {
    return view().courses(processInstanceKeys);
  }

  @Override
  public Optional<String> decisionModel(long decisionRequirementsKey) {
    return view().decisionModel(decisionRequirementsKey);
  }

  private EngineView view() {
    if (rest == null || searched == null) {
      return exported;
    }
    return version(rest).isAtLeast(EngineVersion.SEARCHABLE) ? searched : exported;
  }

  private EngineVersion version(EngineCalls rest) {
    var before = seen;
    if (before != null && clock.millis() < before.untilMillis()) {
      return before.version();
    }
    var version = ask(rest, before);
    seen = new Seen(version, clock.millis() + REMEMBERED.toMillis());
    return version;
  }

  /** An engine that does not answer is taken for what it was. */
  private static EngineVersion ask(EngineCalls rest, @Nullable Seen before) {
    try {
      return EngineVersion.parse(rest.get("/v2/topology").path("gatewayVersion").asString(""));
    } catch (EngineUnavailable e) {
      if (before == null) {
        throw e;
      }
      return before.version();
    }
  }
}
