package org.procession.api.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.procession.api.json.StrictJson;
import org.procession.domain.data.FindingImports;
import org.procession.domain.data.ImportId;
import org.procession.domain.data.ImportRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells how imports go on, by server-sent events (the HTML standard, 9.2), each of which has the
 * import's version as its id. A stream waits on a virtual thread and holds no connection to the
 * database meanwhile. It ends when the import does, and for whoever is to be asked again for a
 * token: clients connect again by themselves, and say what they know.
 */
@Component
class ProgressStreams {

  private static final Logger log = LoggerFactory.getLogger(ProgressStreams.class);

  private static final Duration LOOKS_EVERY = Duration.ofMillis(500);

  /** Longer than this nothing is unsaid, so that a client that has gone is noticed. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final FindingImports finding;
  private final JsonMapper json = StrictJson.mapper();
  private volatile boolean closing;

  ProgressStreams(FindingImports finding) {
    this.finding = finding;
  }

  /** Streams would keep the application from stopping. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    closing = true;
  }

  /**
   * Streams until the import ends.
   *
   * @param known the version that the client has seen; negative for none
   */
  void stream(ImportId id, long known, HttpServletRequest request, HttpServletResponse response) {
    var begun = finding.find(id);
    if (begun.state().isEnd() && begun.version() <= known) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT); // clients do not come again
      return;
    }
    response.setContentType("text/event-stream");
    response.setCharacterEncoding(UTF_8);
    response.setHeader("X-Accel-Buffering", "no");
    if (HttpMethod.HEAD.matches(request.getMethod())) {
      return;
    }
    try {
      stream(begun, known, response.getOutputStream());
    } catch (IOException e) {
      log.debug("a client has gone from {}", id);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!response.isCommitted()) {
        throw e;
      }
      log.warn("the progress of {} is told no more: {}", id, e.getMessage());
    }
  }

  private void stream(ImportRecord begun, long known, OutputStream out)
      throws IOException, InterruptedException {
    var end = System.nanoTime() + LONGEST.toNanos();
    var now = begun;
    var told = known;
    var spoken = System.nanoTime();
    while (true) {
      if (now.version() > told) {
        tell(now, out);
        told = now.version();
        spoken = System.nanoTime();
      } else if (System.nanoTime() - spoken >= SILENCE.toNanos()) {
        say(":\n\n", out);
        spoken = System.nanoTime();
      }
      if (now.state().isEnd() || closing || System.nanoTime() >= end) {
        return;
      }
      Thread.sleep(LOOKS_EVERY);
      now = finding.find(begun.id());
    }
  }

  private void tell(ImportRecord now, OutputStream out) throws IOException {
    say(
        "id: %d\nevent: %s\ndata: %s\n\n"
            .formatted(
                now.version(),
                now.state().isEnd() ? "end" : "progress",
                json.writeValueAsString(ImportJson.of(now))),
        out);
  }

  private static void say(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }
}
