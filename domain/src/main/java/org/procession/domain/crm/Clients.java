package org.procession.domain.crm;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The stored clients of the current tenant. */
interface Clients extends Repository<Client, ClientId> {
  Client save(Client client);

  /** Makes what was changed known to the database, and its new version to the client. */
  void flush();

  Optional<Client> findById(ClientId id);

  Optional<Client> findByVatId(String vatId);

  List<Client> findByIdIn(Collection<ClientId> ids);

  default Client require(ClientId id) {
    return findById(id).orElseThrow(() -> new ClientNotFound(id));
  }
}
