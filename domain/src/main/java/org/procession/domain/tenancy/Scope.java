package org.procession.domain.tenancy;

import java.util.Optional;

/**
 * For whom work is done, and by whom. Every transaction belongs to the tenant of the scope it is
 * begun in; outside of any scope the database shows and takes no rows.
 */
public record Scope(TenantId tenant, Actor actor) {

  private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

  /**
   * @throws IllegalStateException when no scope is open: a mistake of the program, not of its user
   */
  public static Scope current() {
    return CURRENT.orElseThrow(() -> new IllegalStateException("no tenant's scope is open"));
  }

  public static Optional<Scope> find() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** The same tenant's scope for someone else, on whose behalf the current actor works. */
  public Scope as(Actor other) {
    return new Scope(tenant, other);
  }

  public void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }

  public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }
}
