package org.procession.domain.tenancy;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds tenants. */
@Service
public class FindingTenants {

  private final Tenants tenants;
  private final JdbcClient jdbc;

  FindingTenants(Tenants tenants, JdbcClient jdbc) {
    this.tenants = tenants;
    this.jdbc = jdbc;
  }

  /** The ids of all tenants; needs no scope. */
  @Transactional(readOnly = true)
  public List<TenantId> all() {
    return jdbc.sql("select * from all_tenants()").query(String.class).list().stream()
        .map(TenantId::new)
        .toList();
  }

  /**
   * The ids of all tenants but those that are being deleted, for parts of the platform that serve
   * each in turn; needs no scope.
   */
  @Transactional(readOnly = true)
  public List<TenantId> served() {
    return jdbc.sql("select * from served_tenants()").query(String.class).list().stream()
        .map(TenantId::new)
        .toList();
  }

  /** The tenant of the current scope, if it exists. */
  @Transactional(readOnly = true)
  public Optional<TenantRecord> find() {
    return tenants.findById(Scope.current().tenant().value()).map(Tenant::record);
  }

  /** The tenant of the current scope. */
  @Transactional(readOnly = true)
  public TenantRecord current() {
    return find().orElseThrow(() -> new TenantNotFound(Scope.current().tenant()));
  }
}
