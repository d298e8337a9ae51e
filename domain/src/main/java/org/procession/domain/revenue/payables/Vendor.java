package org.procession.domain.revenue.payables;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.ChangedFields;

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

  @ElementCollection
  @CollectionTable(name = "vendor_bank_change", joinColumns = @JoinColumn(name = "vendor_id"))
  @OrderColumn(name = "number")
  private List<BankChange> bankChanges = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "vendor_risk_change", joinColumns = @JoinColumn(name = "vendor_id"))
  @OrderColumn(name = "number")
  private List<RiskChange> riskChanges = new ArrayList<>();

  private Instant createdAt;
  private String createdBy;
  @Version private @Nullable Long version;

  protected Vendor() {} // for JPA

  Vendor(VendorId id, NewVendor vendor, Instant createdAt, String createdBy) {
    this.id = id;
    this.iban = vendor.iban();
    this.createdAt = createdAt;
    this.createdBy = createdBy;
    become(vendor);
  }

  private void become(NewVendor vendor) {
    name = vendor.name();
    vatId = vendor.vatId();
    country = vendor.country();
    email = vendor.email();
    risk = vendor.risk();
  }

  /**
   * Makes the vendor what it shall be in everything but its bank account.
   *
   * @param by the reference of the actor
   * @return the names of the fields that changed
   */
  List<String> change(NewVendor vendor, Instant now, String by) {
    var before = record();
    become(vendor);
    var after = record();
    if (before.risk() != after.risk()) {
      riskChanges.add(new RiskChange(before.risk(), now, by));
    }
    return new ChangedFields()
        .note("name", before.name(), after.name())
        .note("VAT identifier", before.vatId(), after.vatId())
        .note("country", before.country(), after.country())
        .note("e-mail address", before.email(), after.email())
        .note("risk", before.risk(), after.risk())
        .names();
  }

  /**
   * @param by the reference of the actor
   * @return whether this call changed it: it may have been that one before
   */
  boolean changeBankAccount(String iban, Instant now, String by) {
    if (iban.equals(this.iban)) {
      return false;
    }
    bankChanges.add(new BankChange(this.iban, now, by));
    this.iban = iban;
    return true;
  }

  List<BankChange> bankChanges() {
    return List.copyOf(bankChanges);
  }

  List<RiskChange> riskChanges() {
    return List.copyOf(riskChanges);
  }

  Instant createdAt() {
    return createdAt;
  }

  /** The reference of the actor. */
  String createdBy() {
    return createdBy;
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
    return new VendorRecord(
        id,
        name,
        vatId,
        country,
        iban,
        email,
        risk,
        createdAt,
        createdBy,
        Objects.requireNonNull(version));
  }
}
