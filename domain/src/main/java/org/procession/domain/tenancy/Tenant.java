package org.procession.domain.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;

/** A company that works with the platform. */
@Entity
class Tenant {
  @Id
  @Column(name = "tenant_id")
  private String id;

  private String name;
  private Currency baseCurrency;
  private ZoneId timeZone;
  private Instant createdAt;

  protected Tenant() {} // for JPA

  Tenant(TenantId id, String name, Currency baseCurrency, ZoneId timeZone, Instant createdAt) {
    this.id = id.value();
    this.name = name;
    this.baseCurrency = baseCurrency;
    this.timeZone = timeZone;
    this.createdAt = createdAt;
  }

  TenantRecord record() {
    return new TenantRecord(new TenantId(id), name, baseCurrency, timeZone, createdAt);
  }
}
