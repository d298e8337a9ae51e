package org.procession.domain.revenue.payables;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A company or person whose bills the tenant pays. */
@Entity
class Vendor {
  @EmbeddedId private VendorId id;
  private String name;
  private @Nullable String vatId;
  private String country;
  private @Nullable String iban;
  private @Nullable String email;

  @Enumerated(EnumType.STRING)
  private VendorRisk risk;

  private Instant createdAt;
  private String createdBy;
  @Version private @Nullable Long version;

  protected Vendor() {} // for JPA

  Vendor(VendorId id, NewVendor vendor, Instant createdAt, String createdBy) {
    this.id = id;
    this.name = vendor.name();
    this.vatId = vendor.vatId();
    this.country = vendor.country();
    this.iban = vendor.iban();
    this.email = vendor.email();
    this.risk = vendor.risk();
    this.createdAt = createdAt;
    this.createdBy = createdBy;
  }

  VendorId id() {
    return id;
  }

  String name() {
    return name;
  }

  @Nullable String vatId() {
    return vatId;
  }

  VendorRisk risk() {
    return risk;
  }

  VendorRecord record() {
    return new VendorRecord(id, name, vatId, country, iban, email, risk, createdAt, createdBy);
  }
}
