package org.procession.domain.revenue.receivables;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored invoices of the current tenant. */
interface Invoices extends Repository<Invoice, InvoiceId> {
  Invoice save(Invoice invoice);

  /** Makes what was changed known to the database, and its new version to the invoice. */
  void flush();

  Optional<Invoice> findById(InvoiceId id);

  /** Whoever else wants to change the invoice waits until the transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select i from Invoice i where i.id = :id")
  Optional<Invoice> lock(InvoiceId id);

  /**
   * The same for many, in the order of their ids, so that those who lock several never wait for one
   * another.
   */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select i from Invoice i where i.id in :ids order by i.id.value")
  List<Invoice> lockAll(Collection<InvoiceId> ids);

  List<Invoice> findByIdIn(Collection<InvoiceId> ids);

  default Invoice require(InvoiceId id) {
    return findById(id).orElseThrow(() -> new InvoiceNotFound(id));
  }

  default Invoice requireLocked(InvoiceId id) {
    return lock(id).orElseThrow(() -> new InvoiceNotFound(id));
  }
}
