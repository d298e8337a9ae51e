package org.procession.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which part comes after which. */
final class Order {
  /** What is done with each part. */
  interface Step {
    void with(Part part) throws Exception;
  }

  private Order() {}

  /**
   * The parts of these names and all that they need, directly or not, in the order of {@code all}.
   */
  static List<Part> withNeeds(List<Part> all, Set<String> names) {
    var byName = all.stream().collect(Collectors.toMap(Part::name, Function.identity()));
    var wanted = new HashSet<String>();
    var open = new ArrayDeque<>(names);
    while (!open.isEmpty()) {
      var name = open.remove();
      var part = byName.get(name);
      if (part == null) {
        throw new Trouble(
            "There is no part called " + name + ".",
            "The parts: " + all.stream().map(Part::name).collect(Collectors.joining(", ")));
      }
      if (wanted.add(name)) open.addAll(part.needs());
    }
    return all.stream().filter(part -> wanted.contains(part.name())).toList();
  }

  /**
   * Takes the step with each part after those it needs, and with as many at once as that allows.
   */
  static void needsFirst(Collection<Part> parts, Step step) throws Exception {
    Map<String, Set<String>> before = new HashMap<>();
    for (var part : parts) before.put(part.name(), part.needs());
    inOrder(parts, before, step);
  }

  /**
   * Takes the step with each part after those that need it, and with as many at once as that
   * allows.
   */
  static void needsLast(Collection<Part> parts, Step step) throws Exception {
    Map<String, Set<String>> before = new HashMap<>();
    for (var part : parts) {
      for (var need : part.needs())
        before.computeIfAbsent(need, name -> new HashSet<>()).add(part.name());
    }
    inOrder(parts, before, step);
  }

  private static void inOrder(Collection<Part> parts, Map<String, Set<String>> before, Step step)
      throws Exception {
    Map<Part, CountDownLatch> ends = new LinkedHashMap<>();
    for (var part : parts) ends.put(part, new CountDownLatch(1));
    var failures = new ConcurrentLinkedQueue<Exception>();
    var threads = new ArrayList<Thread>();
    ends.forEach(
        (part, end) ->
            threads.add(
                Thread.ofVirtual()
                    .name(part.name())
                    .unstarted(
                        () -> {
                          try {
                            await(before.getOrDefault(part.name(), Set.of()), ends);
                            step.with(part);
                            end.countDown();
                          } catch (Exception e) {
                            failures.add(e);
                            threads.forEach(Thread::interrupt);
                          }
                        })));
    threads.forEach(Thread::start);
    try {
      for (var thread : threads) thread.join();
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      for (var thread : threads) thread.join();
      throw e;
    }
    if (!failures.isEmpty()) throw failures.remove();
  }

  private static void await(Set<String> names, Map<Part, CountDownLatch> ends)
      throws InterruptedException {
    for (var other : ends.entrySet()) {
      if (names.contains(other.getKey().name())) other.getValue().await();
    }
  }
}
