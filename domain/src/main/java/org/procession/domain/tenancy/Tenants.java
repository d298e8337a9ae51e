package org.procession.domain.tenancy;

import org.springframework.data.repository.Repository;

/** The stored tenants; within a scope only that scope's. */
interface Tenants extends Repository<Tenant, String> {
  /** At once, so that rows written without JPA in the same transaction can refer to it. */
  Tenant saveAndFlush(Tenant tenant);

  java.util.Optional<Tenant> findById(String id);
}
