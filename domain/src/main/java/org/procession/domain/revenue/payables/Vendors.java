package org.procession.domain.revenue.payables;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored vendors of the current tenant. */
interface Vendors extends Repository<Vendor, VendorId> {
  Vendor save(Vendor vendor);

  Optional<Vendor> findById(VendorId id);

  Optional<Vendor> findByVatId(String vatId);

  List<Vendor> findByIdIn(Collection<VendorId> ids);

  @Query("select v from Vendor v where v.id.value < :before order by v.id.value desc")
  List<Vendor> before(UUID before, Limit limit);

  default Vendor require(VendorId id) {
    return findById(id).orElseThrow(() -> new VendorNotFound(id));
  }
}
