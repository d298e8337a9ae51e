package org.procession.workers.engine;

import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import java.time.Duration;
import java.util.Map;
import org.procession.domain.Problem;
import tools.jackson.databind.json.JsonMapper;

/** What the engine is told about a job. */
sealed interface Answer {

  /** One word for what became of the job. */
  String outcome();

  /** Before it is told. */
  default Duration pause() {
    return Duration.ZERO;
  }

  FinalCommandStep<?> command(JobClient engine, ActivatedJob job, JsonMapper json);

  /**
   * The job is done.
   *
   * @param variables JSON
   */
  record Completed(String variables) implements Answer {
    @Override
    public String outcome() {
      return "completed";
    }

    @Override
    public FinalCommandStep<?> command(JobClient engine, ActivatedJob job, JsonMapper json) {
      return engine.newCompleteCommand(job).variables(variables);
    }
  }

  /** The process goes another way. */
  record Thrown(BpmnError error, Problem problem) implements Answer {
    @Override
    public String outcome() {
      return "error";
    }

    @Override
    public FinalCommandStep<?> command(JobClient engine, ActivatedJob job, JsonMapper json) {
      Map<String, Object> variables = error.variables(problem);
      return engine
          .newThrowErrorCommand(job)
          .errorCode(error.code())
          .errorMessage(problem.detail())
          .variables(json.writeValueAsString(variables));
    }
  }

  /**
   * The job is not done, and comes again as soon as this is told.
   *
   * @param retries that are left; 0 makes an incident
   */
  record Failed(String outcome, String message, int retries, Duration pause) implements Answer {

    static Failed forGood(String outcome, String message) {
      return new Failed(outcome, message, 0, Duration.ZERO);
    }

    @Override
    public FinalCommandStep<?> command(JobClient engine, ActivatedJob job, JsonMapper json) {
      return engine.newFailCommand(job).retries(retries).errorMessage(message);
    }
  }
}
