package org.procession.domain.crm;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored contacts of the current tenant's clients. */
interface Contacts extends Repository<Contact, ContactId> {
  Contact save(Contact contact);

  /** Makes what was changed known to the database, and its new version to the contact. */
  void flush();

  Optional<Contact> findByIdAndClientId(ContactId id, ClientId client);

  List<Contact> findByIdIn(Collection<ContactId> ids);

  @Query("select c from Contact c where c.clientId in :clients order by c.id.value desc")
  List<Contact> ofAll(Collection<ClientId> clients);

  @Query(
      """
      select c from Contact c
       where c.clientId = :client and c.id.value < :before order by c.id.value desc
      """)
  List<Contact> before(ClientId client, UUID before, Limit limit);

  default Contact require(ClientId client, ContactId id) {
    return findByIdAndClientId(id, client).orElseThrow(() -> new ContactNotFound(id));
  }
}
