package org.procession.engine;

import java.time.Instant;
import java.util.List;
import java.util.Set;
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

  /** Types of elements that wait for what is in them. */
  static final Set<String> CONTAINERS =
      Set.of(
          "PROCESS",
          "SUB_PROCESS",
          "EVENT_SUB_PROCESS",
          "AD_HOC_SUB_PROCESS",
          "AD_HOC_SUB_PROCESS_INNER_INSTANCE",
          "MULTI_INSTANCE_BODY");

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
   * @param assignee the login of the person who has claimed the task, null for none
   * @param candidateGroups who may claim it, as the engine knows groups
   * @param dueAt until when the task should be done, or at which moment it goes on by itself; null
   *     for none
   * @param messages any of which it waits for
   * @param incident what went wrong, null when nothing did
   */
  public record Wait(
      String elementId,
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
      OTHER;

      /**
       * @param elementType as the engine calls it
       */
      static Kind of(String elementType) {
        return switch (elementType) {
          case "USER_TASK" -> USER_TASK;
          case "INTERMEDIATE_CATCH_EVENT", "RECEIVE_TASK", "EVENT_BASED_GATEWAY" -> EVENT;
          case "SERVICE_TASK", "BUSINESS_RULE_TASK", "SCRIPT_TASK", "SEND_TASK" -> JOB;
          default -> OTHER;
        };
      }
    }
  }
}
