package org.procession.workers.engine;

import java.util.List;
import org.procession.domain.tenancy.TenantId;
import org.procession.engine.EngineTenancy;

/** The platform's tenants as the engine knows them. */
public interface EngineTenants {

  /** Whether each has its own models, messages and jobs in the engine. */
  boolean areApart();

  /** By which the engine knows a tenant. */
  String nameOf(TenantId tenant);

  /**
   * Has the engine know a tenant, and lets this program work for it. Idempotent.
   *
   * @throws io.camunda.client.api.command.ClientException when the engine does not do it
   */
  void open(TenantId tenant);

  /**
   * Has the engine know all tenants, the suspended ones too: what was begun for them goes on.
   *
   * @return by which it knows them
   * @throws RuntimeException when they cannot be read, or the engine does not do it
   */
  List<String> openAll();

  /**
   * Those who have the models, and whose jobs are to be done.
   *
   * @return by which the engine knows them
   * @throws RuntimeException when they cannot be read
   */
  List<String> served();

  /** Tenants that are one to the engine. */
  static EngineTenants shared() {
    return new EngineTenants() {
      @Override
      public boolean areApart() {
        return false;
      }

      @Override
      public String nameOf(TenantId tenant) {
        return EngineTenancy.NONE;
      }

      @Override
      public void open(TenantId tenant) {
        // It knows the only one.
      }

      @Override
      public List<String> openAll() {
        return served();
      }

      @Override
      public List<String> served() {
        return List.of(EngineTenancy.NONE);
      }
    };
  }
}
