package org.procession.domain.tenancy;

import org.springframework.data.repository.Repository;

/** The stored tenants; within a scope only that scope's. */
interface Tenants extends Repository<Tenant, String> {
  Tenant save(Tenant tenant);

  java.util.Optional<Tenant> findById(String id);
}
