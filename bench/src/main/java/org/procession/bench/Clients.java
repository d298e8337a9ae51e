package org.procession.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/** Several clients at once, each with one call at a time. */
final class Clients {

  private final int number;

  Clients(int number) {
    this.number = number;
  }

  /** Something done for the n-th time, counted from 0. */
  interface Call {
    void make(int n) throws Exception;
  }

  /**
   * Makes so many calls.
   *
   * @return from the first's begin to the last's end
   */
  Duration make(int calls, Call call) throws Exception {
    return make(calls, call, new Latencies());
  }

  /** The same, noting how long each took. */
  Duration make(int calls, Call call, Latencies latencies) throws Exception {
    return makeWhile(n -> n < calls, call, latencies);
  }

  /** Makes calls for so long. */
  void make(Duration time, Call call) throws Exception {
    var begin = System.nanoTime();
    makeWhile(n -> System.nanoTime() - begin < time.toNanos(), call, new Latencies());
  }

  private Duration makeWhile(IntPredicate goesOn, Call call, Latencies latencies) throws Exception {
    var next = new AtomicInteger();
    Callable<Void> client =
        () -> {
          for (var n = next.getAndIncrement(); goesOn.test(n); n = next.getAndIncrement()) {
            var begin = System.nanoTime();
            call.make(n);
            latencies.add(Duration.ofNanos(System.nanoTime() - begin));
          }
          return null;
        };
    var begin = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> running = new ArrayList<>();
      for (var n = 0; n < number; n++) {
        running.add(threads.submit(client));
      }
      for (var one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
