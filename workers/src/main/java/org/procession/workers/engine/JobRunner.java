package org.procession.workers.engine;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import io.grpc.Status;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.procession.domain.DatabaseOutage;
import org.procession.domain.Problem;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place around every worker. A job whose seal is broken, whose variables are wrong or that
 * breaks a business rule the process does not catch stops at once with an incident that says why;
 * technical trouble is tried again, ever later, as often as the model says; and while the database
 * is away, jobs wait for it, however long. A job that is to be tried again is kept until its pause
 * is over, and then given back: the pauses of the engine's own (retryBackoff) can last for ever
 * (camunda/camunda#16884).
 */
final class JobRunner<I extends Record> {

  private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

  /** Between two attempts while the database is away. */
  private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(5);

  /**
   * In characters. The engine takes no more than 4 MB, and refuses more in the same words as when
   * it is overloaded: the job would come again for ever.
   */
  private static final int LARGEST_OUTPUT = 2_000_000;

  private final Worker<I> worker;
  private final Duration lastPause;
  private final Variables<I> variables;
  private final Map<String, BpmnError> errors;
  private final Seal seal;
  private final EngineTenants tenants;
  private final InstanceLog instances;
  private final JsonMapper json;
  private final ObservationRegistry observations;

  JobRunner(
      Worker<I> worker,
      Duration lastPause,
      Seal seal,
      EngineTenants tenants,
      InstanceLog instances,
      JsonMapper json,
      ObservationRegistry observations) {
    this.worker = worker;
    this.lastPause = lastPause;
    this.variables = Variables.of(worker, json);
    this.errors =
        worker.errors().stream().collect(Collectors.toMap(BpmnError::code, Function.identity()));
    this.seal = seal;
    this.tenants = tenants;
    this.instances = instances;
    this.json = json;
    this.observations = observations;
  }

  String jobType() {
    return worker.jobType();
  }

  int jobsAtATime() {
    return worker.jobsAtATime();
  }

  List<String> variableNames() {
    return variables.names();
  }

  JobHandler handler(SignsOfLife signs) {
    return signs.during((engine, job) -> handle(engine, job, signs));
  }

  private void handle(JobClient engine, ActivatedJob job, SignsOfLife signs) {
    var observation =
        Observation.createNotStarted("procession.job", observations)
            .contextualName("job " + worker.jobType())
            .lowCardinalityKeyValue("type", worker.jobType())
            .highCardinalityKeyValue("element", job.getElementId())
            .highCardinalityKeyValue("process.instance", Long.toString(job.getProcessInstanceKey()))
            .start();
    MDC.put("process", job.getBpmnProcessId());
    MDC.put("processInstance", Long.toString(job.getProcessInstanceKey()));
    try (var _ = observation.openScope()) {
      var answer = answer(job, observation);
      var taken = true;
      if (answer.pause().isPositive()) {
        signs.during(answer.pause(), job, () -> send(answer, engine, job));
      } else {
        taken = send(answer, engine, job).toCompletableFuture().join();
      }
      observation.lowCardinalityKeyValue("outcome", taken ? answer.outcome() : "unanswered");
    } finally {
      List.of("process", "processInstance", "tenant").forEach(MDC::remove);
      observation.stop();
    }
  }

  /** Does the job and says what to tell the engine. */
  private Answer answer(ActivatedJob job, Observation observation) {
    try {
      var given = json.readTree(job.getVariables());
      var sealed = Sealed.open(seal, job.getBpmnProcessId(), given);
      Sealed.requireSame(tenants.nameOf(sealed.tenant()), job.getTenantId());
      if (!variables.nameSubject()) {
        sealed.requireId(given);
      }
      MDC.put("tenant", sealed.tenant().value());
      var input = variables.bind(given, job.getCustomHeaders());
      var actor = Actor.process(job.getBpmnProcessId(), job.getProcessInstanceKey());
      var output =
          new Scope(sealed.tenant(), actor)
              .call(
                  () -> {
                    instances.note(
                        job.getProcessInstanceKey(), job.getBpmnProcessId(), sealed.subject());
                    return worker.handle(input, describe(job));
                  });
      return completed(json.writeValueAsString(output));
    } catch (Sealed.SealBroken e) {
      log.warn("{} at {}: {}", worker.jobType(), job.getElementId(), e.getMessage());
      return Answer.Failed.forGood("unsealed", String.valueOf(e.getMessage()));
    } catch (Variables.VariableWrong e) {
      log.warn("{} at {}: {}", worker.jobType(), job.getElementId(), e.getMessage());
      return Answer.Failed.forGood("malformed", String.valueOf(e.getMessage()));
    } catch (TryLater e) {
      log.debug("{} at {} waits: {}", worker.jobType(), job.getElementId(), e.getMessage());
      return new Answer.Failed(
          "waiting", String.valueOf(e.getMessage()), job.getRetries(), e.pause());
    } catch (Problem e) {
      var error = errors.get(e.code());
      if (error != null) {
        return new Answer.Thrown(error, e);
      }
      log.warn("{} at {}: {}", worker.jobType(), job.getElementId(), e.detail());
      return Answer.Failed.forGood("refused", e.code() + ": " + e.detail());
    } catch (RuntimeException e) {
      if (DatabaseOutage.isBehind(e)) {
        log.warn(
            "{} at {} waits for the database: {}",
            worker.jobType(),
            job.getElementId(),
            e.toString());
        return new Answer.Failed("waiting", e.toString(), job.getRetries(), OUTAGE_PAUSE);
      }
      log.warn("{} at {} failed", worker.jobType(), job.getElementId(), e);
      observation.error(e);
      var left = Math.max(0, job.getRetries() - 1);
      return new Answer.Failed("failed", e.toString(), left, pause(left));
    }
  }

  private static Answer completed(String variables) {
    return variables.length() <= LARGEST_OUTPUT
        ? new Answer.Completed(variables)
        : Answer.Failed.forGood(
            "oversized",
            "The worker's answer is too large for the engine: %,d characters."
                .formatted(variables.length()));
  }

  private static Job describe(ActivatedJob job) {
    return new Job(
        job.getTenantId(),
        job.getKey(),
        job.getProcessInstanceKey(),
        job.getBpmnProcessId(),
        job.getElementId(),
        job.getElementInstanceKey());
  }

  /**
   * Before the next attempt; none when there is none, so that a person is told at once. Counted
   * from the end because a job tells how many attempts are left, and not how many there were.
   */
  private Duration pause(int attemptsLeft) {
    if (attemptsLeft == 0) {
      return Duration.ZERO;
    }
    var quarters = Math.min(attemptsLeft - 1, 10);
    return lastPause.dividedBy(1L << (2 * quarters));
  }

  /**
   * The client itself tries again for some seconds when the engine is overloaded or away. An answer
   * that it does not take then is lost: the engine delivers the job again, and the use case finds
   * its work done.
   *
   * @return whether the engine took the answer; never fails
   */
  private CompletionStage<Boolean> send(Answer answer, JobClient engine, ActivatedJob job) {
    return answer
        .command(engine, job, json)
        .send()
        .handle(
            (taken, failure) -> {
              if (failure == null) {
                return true;
              }
              if (Status.fromThrowable(failure).getCode() == Status.Code.NOT_FOUND) {
                log.debug("the engine no longer waits for job {}", job.getKey());
              } else {
                log.warn("the engine did not take the answer to job {}", job.getKey(), failure);
              }
              return false;
            });
  }
}
