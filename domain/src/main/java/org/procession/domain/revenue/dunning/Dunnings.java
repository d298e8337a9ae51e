package org.procession.domain.revenue.dunning;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.springframework.data.repository.Repository;

/** The stored dunning of the current tenant's invoices. */
interface Dunnings extends Repository<Dunning, InvoiceId> {
  Dunning save(Dunning dunning);

  Optional<Dunning> findById(InvoiceId id);

  List<Dunning> findByInvoiceIdIn(Collection<InvoiceId> ids);
}
