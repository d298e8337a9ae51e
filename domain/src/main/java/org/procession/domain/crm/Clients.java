package org.procession.domain.crm;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored clients of the current tenant. */
interface Clients extends Repository<Client, ClientId> {
  Client save(Client client);

  /** Makes what was changed known to the database, and its new version to the client. */
  void flush();

  Optional<Client> findById(ClientId id);

  Optional<Client> findByVatId(String vatId);

  Optional<Client> findByExternalReference(String reference);

  List<Client> findByIdIn(Collection<ClientId> ids);

  List<Client> findByVatIdIn(Collection<String> vatIds);

  List<Client> findByExternalReferenceIn(Collection<String> references);

  /** Clients that no other transaction changes until this one ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from Client c where c.id in :ids order by c.id.value")
  List<Client> findLocked(Collection<ClientId> ids);

  @Modifying
  @Query("delete from Client c where c.id in :ids")
  void deleteAll(Collection<ClientId> ids);

  default Client require(ClientId id) {
    return findById(id).orElseThrow(() -> new ClientNotFound(id));
  }
}
