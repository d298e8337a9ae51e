package org.procession.domain.platform;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.procession.domain.Ids;
import org.procession.domain.Problem;
import org.procession.domain.events.EventLog;
import org.procession.domain.files.storage.ObjectStore;
import org.procession.domain.files.storage.SignedRequest;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks for exports of all that the tenant of the current scope has, and finds them. */
@Service
public class RequestingExports {

  private final FindingTenants tenants;
  private final ExportRows exports;
  private final ObjectStore store;
  private final EventLog events;
  private final JdbcClient jdbc;
  private final Clock clock;

  RequestingExports(
      FindingTenants tenants,
      ExportRows exports,
      ObjectStore store,
      EventLog events,
      JdbcClient jdbc,
      Clock clock) {
    this.tenants = tenants;
    this.exports = exports;
    this.store = store;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Asks for an export, which is then made by a job. Idempotent: one that is being made is answered
   * again.
   *
   * @throws org.procession.domain.tenancy.TenantNotFound when there is no such tenant
   */
  @Transactional
  public TenantExport request() {
    var tenant = tenants.current();
    var id = Ids.next();
    var requested =
        jdbc.sql(
                """
                insert into tenant_export (id, requested_at, requested_by, status)
                values (:id, :now, :by, 'REQUESTED')
                on conflict (tenant_id) where status = 'REQUESTED' do nothing
                """)
            .param("id", id)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("by", Scope.current().actor().reference())
            .update();
    if (requested > 0) {
      events.record(new TenantExportRequested(tenant.id(), id));
    }
    return exports.requested().orElseThrow();
  }

  /** All exports, newest first. */
  @Transactional(readOnly = true)
  public List<TenantExport> all() {
    tenants.current();
    return exports.all();
  }

  /**
   * @throws ExportNotFound when the tenant has none of this id
   */
  @Transactional(readOnly = true)
  public TenantExport find(UUID id) {
    return exports.find(id).orElseThrow(() -> new ExportNotFound(id));
  }

  /** From where an export that is ready can be fetched, for some minutes. */
  public SignedRequest link(TenantExport export) {
    var tenant = Scope.current().tenant();
    var day = LocalDate.ofInstant(export.requestedAt(), ZoneOffset.UTC);
    return store.signDownload(
        ExportRows.key(tenant, export.id()), "application/zip", "%s-%s.zip".formatted(tenant, day));
  }

  /** The tenant has no such export. */
  public static final class ExportNotFound extends Problem {
    ExportNotFound(UUID id) {
      super(Kind.NOT_FOUND, "TENANT_EXPORT_NOT_FOUND", "There is no export %s.".formatted(id));
    }
  }
}
