package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.procession.domain.processes.Engine;
import org.procession.domain.processes.Engines;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.procession.engine.EngineAddress;

/** Tenants that an engine since 8.8 keeps apart, by the ids that the platform gives them. */
final class SeparateTenants implements EngineTenants {

  private static final int CONFLICT = 409;

  private final CamundaClient engine;
  private final EngineAddress address;
  private final FindingTenants tenants;
  private final Engines engines;
  private final Set<TenantId> met = ConcurrentHashMap.newKeySet();

  SeparateTenants(
      CamundaClient engine, EngineAddress address, FindingTenants tenants, Engines engines) {
    this.engine = engine;
    this.address = address;
    this.tenants = tenants;
    this.engines = engines;
  }

  @Override
  public boolean areApart() {
    return true;
  }

  @Override
  public String nameOf(TenantId tenant) {
    return address.tenancy().nameOf(tenant.value());
  }

  @Override
  public void open(TenantId tenant) {
    unlessThere(
        () ->
            engine
                .newCreateTenantCommand()
                .tenantId(nameOf(tenant))
                .name(tenant.value())
                .send()
                .join());
    if (address.asksWho()) {
      unlessThere(
          () ->
              engine
                  .newAssignUserToTenantCommand()
                  .username(address.user())
                  .tenantId(nameOf(tenant))
                  .send()
                  .join());
    }
  }

  private static void unlessThere(Runnable creating) {
    try {
      creating.run();
    } catch (ProblemException e) {
      if (e.code() != CONFLICT) {
        throw e;
      }
    }
  }

  @Override
  public List<String> openAll() {
    var all = tenants.served();
    all.forEach(this::open);
    return all.stream().map(this::nameOf).toList();
  }

  @Override
  public List<String> served() {
    return tenants.served().stream().filter(this::isMet).map(this::nameOf).toList();
  }

  /** The engine keeps the mark of a tenant that has the models. */
  private boolean isMet(TenantId tenant) {
    if (!met.contains(tenant)
        && new Scope(tenant, Actor.system("workers"))
            .call(() -> engines.current().filter(Engine::planted).isPresent())) {
      met.add(tenant);
    }
    return met.contains(tenant);
  }
}
