package org.procession.domain.crm;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored clients of the current tenant. */
interface Clients extends Repository<Client, ClientId> {
  Client save(Client client);

  /** Makes what was changed known to the database, and its new version to the client. */
  void flush();

  Optional<Client> findById(ClientId id);

  Optional<Client> findByVatId(String vatId);

  List<Client> findByIdIn(Collection<ClientId> ids);

  /**
   * @param namePattern for LIKE, in small letters, with {@code !} before characters to be taken as
   *     they are
   */
  @Query(
      """
      select c from Client c
       where c.id.value < :before and lower(c.name) like :namePattern escape '!'
       order by c.id.value desc
      """)
  List<Client> before(UUID before, String namePattern, Limit limit);

  default Client require(ClientId id) {
    return findById(id).orElseThrow(() -> new ClientNotFound(id));
  }
}
