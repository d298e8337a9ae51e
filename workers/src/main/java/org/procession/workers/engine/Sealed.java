package org.procession.workers.engine;

import java.util.List;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.TenantId;
import tools.jackson.databind.JsonNode;

/**
 * For whom and about what a process instance is, with its seal verified.
 *
 * @param tenant whose scope may be opened
 * @param subject the record, whose id is also the variable {@link Subject#variable}
 */
record Sealed(TenantId tenant, Subject subject) {

  static final String TENANT = "tenantId";
  static final String SUBJECT = "subject";
  static final String SEALS = "seals";

  /** The variables that every job must bring, beside the id of its subject. */
  static final List<String> VARIABLES = List.of(TENANT, SUBJECT, SEALS);

  /**
   * @throws SealBroken when the seal is absent or not that of these variables
   */
  static Sealed open(Seal seal, String processId, JsonNode variables) {
    var tenant = tenant(text(variables, TENANT));
    var subject = subject(text(variables, SUBJECT));
    var seals = variables.path(SEALS).path(processId);
    if (!seals.isString()) {
      throw new SealBroken("no seal for " + processId);
    }
    if (!seal.verify(seals.stringValue(), tenant, processId, subject)) {
      throw new SealBroken("the seal is not that of this tenant, process and subject");
    }
    return new Sealed(tenant, subject);
  }

  /**
   * Makes sure that a worker which reads the subject's id reads the one that was sealed.
   *
   * @throws SealBroken when it is absent or another
   */
  void requireId(JsonNode variables) {
    if (!subject.id().toString().equals(text(variables, subject.variable()))) {
      throw new SealBroken(subject.variable() + " is not the subject's id");
    }
  }

  /**
   * Makes sure that the job is of the tenant that was sealed.
   *
   * @param known by which the engine knows the sealed tenant
   * @param ofJob whose the job is, as the engine knows tenants
   * @throws SealBroken when it is another's
   */
  static void requireSame(String known, String ofJob) {
    if (!known.equals(ofJob)) {
      throw new SealBroken("the engine runs it for '%s' and not for '%s'".formatted(ofJob, known));
    }
  }

  private static String text(JsonNode variables, String name) {
    var value = variables.path(name);
    if (!value.isString()) {
      throw new SealBroken(name + " is missing or no text");
    }
    return value.stringValue();
  }

  private static TenantId tenant(String text) {
    try {
      return new TenantId(text);
    } catch (IllegalArgumentException e) {
      throw new SealBroken(TENANT + " is " + e.getMessage());
    }
  }

  private static Subject subject(String text) {
    try {
      return Subject.parse(text);
    } catch (IllegalArgumentException e) {
      throw new SealBroken(SUBJECT + " is " + e.getMessage());
    }
  }

  /** Somebody changed the variables that say for whom and about what the instance is. */
  static final class SealBroken extends RuntimeException {
    SealBroken(String what) {
      super(
          "The seal of this process instance is broken: %s. Nothing was done. Put back the variables as they were, or cancel the instance."
              .formatted(what));
    }
  }
}
