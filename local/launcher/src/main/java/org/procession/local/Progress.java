package org.procession.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells the person at the terminal how the parts fare, a line for each with its state and how long
 * that took. On a terminal the lines are redrawn in place; elsewhere each change is a line of its
 * own.
 */
final class Progress implements AutoCloseable {
  /** What a part does. */
  enum State {
    WAITING,
    STARTING,
    READY,
    FAILED,
    STOPPING,
    STOPPED;

    private boolean isDoing() {
      return this == STARTING || this == STOPPING;
    }
  }

  private static final Duration REDRAW = Duration.ofMillis(200);

  private final PrintStream out;
  private final List<Line> lines;
  private final @Nullable Thread drawing;
  private boolean drawn;

  /** Begins to tell about these parts, all waiting. */
  Progress(PrintStream out, boolean live, List<Part> parts) {
    this.out = out;
    lines = parts.stream().map(part -> new Line(part.name())).toList();
    drawing = live ? Thread.ofPlatform().daemon().name("progress").start(this::keepDrawing) : null;
  }

  /** Notes what a part does from now on. */
  synchronized void tell(Part part, State state) {
    for (var line : lines) {
      if (!line.name.equals(part.name())) continue;
      line.change(state);
      if (drawing == null) out.println(line);
    }
  }

  /** Draws the last state and leaves it on the screen. */
  @Override
  public void close() {
    if (drawing == null) return;
    drawing.interrupt();
    draw();
  }

  private void keepDrawing() {
    try {
      while (true) {
        draw();
        Thread.sleep(REDRAW);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void draw() {
    if (lines.isEmpty()) return;
    var screen = new StringBuilder();
    if (drawn) screen.append("\033[").append(lines.size()).append('A'); // back to the first line
    for (var line : lines) screen.append("\033[K").append(line).append('\n');
    out.print(screen);
    out.flush();
    drawn = true;
  }

  private static final class Line {
    private final String name;
    private State state = State.WAITING;
    private long since = System.nanoTime();
    private long took;

    Line(String name) {
      this.name = name;
    }

    void change(State next) {
      long now = System.nanoTime();
      took = now - since;
      since = now;
      state = next;
    }

    @Override
    public String toString() {
      var text = "  %-14s %-9s".formatted(name, state.name().toLowerCase(Locale.ROOT));
      if (state == State.WAITING) return text;
      double seconds = (state.isDoing() ? System.nanoTime() - since : took) / 1e9;
      return text + "%6.1f s".formatted(seconds);
    }
  }
}
