package org.procession.workers.engine;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.procession.domain.tenancy.TenantId;

/** Finds who completed user tasks. */
public interface UserTasks {

  /**
   * The last turn of a user task before a step of the same process instance, as far as it is known
   * yet: what the engine tells about tasks arrives after the step itself. It may therefore be an
   * earlier turn than the one that led to the step.
   *
   * @param step the job of the step
   * @param elementId of the user task in the model
   * @param asked whom the turn asks; the task has one turn at a time that asks just these
   * @return nothing when no such turn is known, or when it is not known to be completed
   */
  Optional<CompletedTask> lastBefore(Job step, String elementId, Predicate<Candidates> asked);

  /**
   * A user task that was completed.
   *
   * @param assignee the login of the person who had it when it was completed, and is the only one
   *     whom the task list lets complete it; null when nobody had
   * @param asked whom it asks
   */
  record CompletedTask(long key, @Nullable String assignee, Candidates asked) {

    /**
     * The user's id within the tenant, for a login {@code <tenant>.<user>} of that tenant. Any
     * other login is given back as no user of the tenant can be called.
     */
    public @Nullable String userOf(TenantId tenant) {
      if (assignee == null) {
        return null;
      }
      // A tenant's id may have dots in it, a user's has none.
      var dot = assignee.lastIndexOf('.');
      if (dot < 0) {
        return assignee + " (of no company)";
      }
      return assignee.substring(0, dot).equals(tenant.value())
          ? assignee.substring(dot + 1)
          : assignee;
    }
  }
}
