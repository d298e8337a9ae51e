package org.procession.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A real part of the house that runs as a process of its own. */
interface Part {
  /** How people call it: in commands, messages and file names. */
  String name();

  /** The names of the parts that must be ready before this one starts. */
  default Set<String> needs() {
    return Set.of();
  }

  /** What it listens on. */
  List<Port> ports();

  /** Where people and programs find it. */
  String address();

  /**
   * Lays out what it needs on the disk: software, data, configuration. Called before every start.
   */
  default void prepare() throws IOException, InterruptedException {}

  /** How it is started. */
  Command command();

  /** Whether it answers now. Called again and again while it starts, so it must return soon. */
  boolean isReady();

  /**
   * Sets up inside the running part what others rely on. Called after every start, so it finds most
   * of it done.
   */
  default void furnish() throws IOException, InterruptedException {}

  /** The signal that makes it stop in good order. */
  default String stopSignal() {
    return "TERM";
  }

  /** How long it may take to become ready on a slow machine with empty caches. */
  default Duration patience() {
    return Duration.ofMinutes(5);
  }
}
