package org.procession.domain.platform;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.procession.domain.Ids;
import org.procession.domain.Problem;
import org.procession.domain.events.EventLog;
import org.procession.domain.identity.SuspendingTenants;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has the tenant of the current scope deleted when some time has passed, or not. */
@Service
public class SchedulingDeletions {

  private final FindingTenants tenants;
  private final SuspendingTenants suspending;
  private final DeletionRows deletions;
  private final EventLog events;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final PlatformProperties properties;

  SchedulingDeletions(
      FindingTenants tenants,
      SuspendingTenants suspending,
      DeletionRows deletions,
      EventLog events,
      JdbcClient jdbc,
      Clock clock,
      PlatformProperties properties) {
    this.tenants = tenants;
    this.suspending = suspending;
    this.deletions = deletions;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
    this.properties = properties;
  }

  /**
   * Schedules the deletion. Idempotent: one that is under way already is answered again.
   *
   * @param name of the tenant, so that nobody deletes another by mistake
   * @throws org.procession.domain.tenancy.TenantNotFound when there is no such tenant
   * @throws TenantNameWrong when it is called something else
   * @throws TenantNotSuspended when its users can still work
   */
  @Transactional
  public TenantDeletion schedule(String name) {
    var tenant = tenants.current();
    if (!tenant.name().equals(name)) {
      throw new TenantNameWrong(tenant.id());
    }
    if (!suspending.isSuspended()) {
      throw new TenantNotSuspended(tenant.id());
    }
    var now = clock.instant();
    var dueAt = now.plus(properties.deletionAfter());
    var scheduled =
        jdbc.sql(
                """
                insert into tenant_deletion (id, name, requested_at, requested_by, due_at, status)
                values (:id, :name, :now, :by, :dueAt, 'SCHEDULED')
                on conflict (tenant_id) where status <> 'CANCELLED' do nothing
                """)
            .param("id", Ids.next())
            .param("name", name)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", Scope.current().actor().reference())
            .param("dueAt", dueAt.atOffset(ZoneOffset.UTC))
            .update();
    if (scheduled > 0) {
      events.record(new TenantDeletionScheduled(tenant.id(), dueAt));
    }
    return deletions.current().orElseThrow();
  }

  /**
   * Cancels the deletion; the tenant stays suspended.
   *
   * @throws DeletionNotFound when there is none, or it was cancelled
   * @throws DeletionBegun when it is too late
   */
  @Transactional
  public TenantDeletion cancel() {
    var tenant = Scope.current().tenant();
    var deletion = deletions.current().orElseThrow(() -> new DeletionNotFound(tenant));
    var cancelled =
        jdbc.sql(
                """
                update tenant_deletion set status = 'CANCELLED', ended_at = :now, ended_by = :by
                 where id = :id and status = 'SCHEDULED'
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("by", Scope.current().actor().reference())
            .param("id", deletion.id())
            .update();
    if (cancelled == 0) {
      throw new DeletionBegun(tenant);
    }
    events.record(new TenantDeletionCancelled(tenant));
    return deletions.find(deletion.id());
  }

  /** The deletion of the tenant of the current scope, unless there is none or it was cancelled. */
  @Transactional(readOnly = true)
  public Optional<TenantDeletion> current() {
    return deletions.current();
  }

  /**
   * @throws DeletionScheduled when the tenant is to be deleted
   */
  @Transactional(readOnly = true)
  public void refuseAny() {
    if (deletions.current().isPresent()) {
      throw new DeletionScheduled(Scope.current().tenant());
    }
  }

  /** All deletions of the tenant of the current scope, newest first. */
  @Transactional(readOnly = true)
  public List<TenantDeletion> all() {
    return deletions.all();
  }

  /** The tenants that were to be deleted at some time, also when they are; needs no scope. */
  @Transactional(readOnly = true)
  public List<TenantId> tenants() {
    return deletions.tenants(false);
  }

  /** It is called something else. */
  public static final class TenantNameWrong extends Problem {
    TenantNameWrong(TenantId tenant) {
      super(
          Kind.INVALID,
          "TENANT_NAME_WRONG",
          "The tenant '%s' is not called so: give its name exactly, to say that you mean it."
              .formatted(tenant),
          "name");
    }
  }

  /** Only of a suspended tenant nothing is lost that somebody is doing at the moment. */
  public static final class TenantNotSuspended extends Problem {
    TenantNotSuspended(TenantId tenant) {
      super(
          Kind.CONFLICT,
          "TENANT_NOT_SUSPENDED",
          "The tenant '%s' is in use: suspend it first.".formatted(tenant));
    }
  }

  /** Nothing is to be deleted. */
  public static final class DeletionNotFound extends Problem {
    DeletionNotFound(TenantId tenant) {
      super(
          Kind.NOT_FOUND,
          "TENANT_DELETION_NOT_FOUND",
          "The tenant '%s' is not to be deleted.".formatted(tenant));
    }
  }

  /** It is too late. */
  public static final class DeletionBegun extends Problem {
    DeletionBegun(TenantId tenant) {
      super(
          Kind.CONFLICT,
          "TENANT_DELETION_BEGUN",
          "The deletion of the tenant '%s' has begun and cannot be stopped.".formatted(tenant));
    }
  }

  /** A tenant that is to be deleted stays suspended. */
  public static final class DeletionScheduled extends Problem {
    DeletionScheduled(TenantId tenant) {
      super(
          Kind.CONFLICT,
          "TENANT_DELETION_SCHEDULED",
          "The tenant '%s' is to be deleted, or was: cancel that first, while it can be."
              .formatted(tenant));
    }
  }
}
