package org.procession.domain.revenue.payables;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored vendors of the current tenant. */
interface Vendors extends Repository<Vendor, VendorId> {
  Vendor save(Vendor vendor);

  /** Makes what was changed known to the database, and its version known to the vendor. */
  void flush();

  Optional<Vendor> findById(VendorId id);

  Optional<Vendor> findByVatId(String vatId);

  List<Vendor> findByIdIn(Collection<VendorId> ids);

  /** The vendor, with which no other transaction does anything until this one ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select v from Vendor v where v.id = :id")
  Optional<Vendor> findLocked(VendorId id);

  /** The vendor, which no other transaction changes until this one ends. */
  @Lock(LockModeType.PESSIMISTIC_READ)
  @Query("select v from Vendor v where v.id = :id")
  Optional<Vendor> findUnchanging(VendorId id);

  default Vendor requireLocked(VendorId id) {
    return findLocked(id).orElseThrow(() -> new VendorNotFound(id));
  }

  default Vendor requireUnchanging(VendorId id) {
    return findUnchanging(id).orElseThrow(() -> new VendorNotFound(id));
  }

  default Vendor require(VendorId id) {
    return findById(id).orElseThrow(() -> new VendorNotFound(id));
  }
}
