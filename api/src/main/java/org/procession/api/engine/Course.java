package org.procession.api.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a process instance has come.
 *
 * @param startedAt null when the engine does not tell
 * @param endedAt null while it runs, and when the engine does not tell
 */
public record Course(
    State state, @Nullable Instant startedAt, @Nullable Instant endedAt, List<Wait> waits) {

  /** The course of an instance of which the engine tells nothing, yet or any more. */
  public static final Course UNKNOWN = new Course(State.UNKNOWN, null, null, List.of());

  public Course {
    waits = List.copyOf(waits);
  }

  /** Whether a process instance runs. */
  public enum State {
    ACTIVE,
    /** Something went wrong, and somebody must look into it. */
    INCIDENT,
    COMPLETED,
    /** Ended from outside. */
    TERMINATED,
    UNKNOWN
  }

  /**
   * A place at which a process instance waits.
   *
   * @param elementId in the model
   * @param name as the model labels it, null for an element that is not in the models at hand
   * @param assignee the login of the person who has claimed the task, null for none
   * @param candidateGroups who may claim it, as the engine knows groups
   * @param dueAt until when the task should be done, or at which moment it goes on by itself; null
   *     for none
   * @param messages any of which it waits for
   * @param incident what went wrong, null when nothing did
   */
  public record Wait(
      String elementId,
      @Nullable String name,
      Kind kind,
      Instant since,
      @Nullable String assignee,
      List<String> candidateGroups,
      @Nullable Instant dueAt,
      List<String> messages,
      @Nullable String incident) {

    public Wait {
      candidateGroups = List.copyOf(candidateGroups);
      messages = List.copyOf(messages);
    }

    /** What is waited for. */
    public enum Kind {
      /** A person. */
      USER_TASK,
      /** A message or a moment. */
      EVENT,
      /** Work of the platform. */
      JOB,
      /** Something else. */
      OTHER
    }
  }
}
